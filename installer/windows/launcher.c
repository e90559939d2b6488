/* Starts Python from the folder of this file with the program as its main module.
   Built twice: WINDOWED for XaCai.exe, without it for xacai.com (the same program on a console). */

#include <stdio.h>
#include <stdlib.h>
#include <windows.h>
#include <wchar.h>

typedef int (*PyMain)(int, wchar_t **);

static const wchar_t *const LEADING[] = {L"-I", L"-B", L"-X", L"utf8", L"-m", L"xacai"};
enum { LEADING_COUNT = sizeof LEADING / sizeof *LEADING };

#ifdef WINDOWED
static wchar_t note[MAX_PATH + 32]; /* where the last words went */
#endif

static int complain(const wchar_t *what)
{
#ifdef WINDOWED
    wchar_t text[1024 + MAX_PATH];
    _snwprintf(text, 1023 + MAX_PATH, L"%ls\n\nHãy cài lại chương trình; dữ liệu vẫn còn nguyên.\n%ls", what, note);
    text[1023 + MAX_PATH] = 0;
    MessageBoxW(NULL, text, L"XaCai", MB_ICONERROR | MB_OK | MB_SETFOREGROUND);
#else
    fwprintf(stderr, L"%ls\n", what);
#endif
    return 1;
}

#ifdef WINDOWED
/* A window has no place for a last word, so it goes to a file; the library must be loaded after this. */
static void keep_last_words(void)
{
    HANDLE given = GetStdHandle(STD_ERROR_HANDLE);
    wchar_t folder[MAX_PATH + 1];
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    DWORD length;

    if (given != NULL && given != INVALID_HANDLE_VALUE)
        return;
    length = GetTempPathW(MAX_PATH, folder);
    if (length == 0 || length > MAX_PATH - 24)
        return;
    _snwprintf(note, MAX_PATH + 31, L"%lsxacai-last-start.txt", folder);
    given = CreateFileW(note, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited, CREATE_ALWAYS,
                        FILE_ATTRIBUTE_NORMAL, NULL);
    if (given != INVALID_HANDLE_VALUE)
        SetStdHandle(STD_ERROR_HANDLE, given);
    else
        note[0] = 0;
}
#endif

int wmain(int count, wchar_t **words)
{
    wchar_t path[32768];
    wchar_t **all;
    wchar_t *last;
    HMODULE library;
    PyMain run;
    DWORD length = GetModuleFileNameW(NULL, path, 32768);
    int status, index;

#ifdef WINDOWED
    keep_last_words();
#endif
    if (length == 0 || length >= 32768 - 32 || (last = wcsrchr(path, L'\\')) == NULL)
        return complain(L"XaCai không tìm được thư mục của mình.");
    wcscpy(last + 1, PYTHON_LIBRARY);
    library = LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    run = library == NULL ? NULL : (PyMain)(void *)GetProcAddress(library, "Py_Main");
    all = calloc(count + LEADING_COUNT + 1, sizeof *all);
    if (run == NULL || all == NULL)
        return complain(L"XaCai thiếu tệp hoặc tệp bị hỏng.");
    all[0] = words[0];
    for (index = 0; index < LEADING_COUNT; index++)
        all[1 + index] = (wchar_t *)LEADING[index];
    for (index = 1; index < count; index++)
        all[LEADING_COUNT + index] = words[index];
    status = run(count + LEADING_COUNT, all);
#ifdef WINDOWED
    if (status != 0)
        complain(L"XaCai đã dừng vì một lỗi.");
#endif
    return status;
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE self, HINSTANCE none, wchar_t *line, int show)
{
    (void)self, (void)none, (void)line, (void)show;
    return wmain(__argc, __wargv);
}
#endif
