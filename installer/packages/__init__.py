"""Packages of the program: one file for Windows, two for Linux, each from locked parts only."""
