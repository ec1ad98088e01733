/* PartnerDesk.exe: loads the Python beside it and runs the program in this very process, so that the
   task bar and the Task Manager show PartnerDesk, and not Python. */
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

#define LONGEST_PATH 4096

typedef int (*py_main)(int, wchar_t **);

enum { NO_PATH = 2, NO_PYTHON = 3, NO_ENTRY = 4 };

static int fail(int exit_code, const wchar_t *what) {
    wchar_t text[1024];
    _snwprintf(text, 1023,
        L"PartnerDesk cannot start: %ls (%lu).\nPlease install it again. Your data is kept.\n\n"
        L"PartnerDesk kann nicht starten: %ls (%lu).\n"
        L"Bitte installieren Sie es noch einmal. Ihre Daten bleiben erhalten.",
        what, GetLastError(), what, GetLastError());
    text[1023] = 0;
    MessageBoxW(NULL, text, L"PartnerDesk", MB_ICONERROR | MB_OK);
    return exit_code;
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR command_line, int show) {
    wchar_t program[LONGEST_PATH], library[LONGEST_PATH + 16];
    DWORD length = GetModuleFileNameW(NULL, program, LONGEST_PATH);
    HMODULE python;
    py_main run;
    wchar_t **arguments;
    int count = 0, given;
    (void)instance; (void)before; (void)command_line; (void)show;

    if (length == 0 || length >= LONGEST_PATH) return fail(NO_PATH, L"path");
    wcscpy(library, program);
    wcscpy(wcsrchr(library, L'\\') + 1, L"python311.dll");
    SetDllDirectoryW(L""); /* never load libraries from the folder somebody happens to be in */
    python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (!python) return fail(NO_PYTHON, library);
    run = (py_main)(void *)GetProcAddress(python, "Py_Main");
    if (!run) return fail(NO_ENTRY, L"Py_Main");

    /* The installer asks for this name; Windows takes it back when the program ends. */
    CreateMutexW(NULL, FALSE, L"Local\\PartnerDesk.Running");

    arguments = calloc((size_t)__argc + 3, sizeof *arguments);
    if (!arguments) return fail(NO_ENTRY, L"memory");
    arguments[count++] = program;
    arguments[count++] = L"-m";
    arguments[count++] = L"partnerdesk";
    for (given = 1; given < __argc; given++) arguments[count++] = __wargv[given];
    return run(count, arguments);
}
