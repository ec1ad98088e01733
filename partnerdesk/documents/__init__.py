"""The papers, made with ReportLab: each ``build_…`` turns a frozen paper of the domain into PDF.

ReportLab takes a tenth of a second to load: import these modules in the function that prints.
"""
