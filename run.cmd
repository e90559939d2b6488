@echo off
rem run ARGS... is xacai ARGS...: sets up what is missing, then the program with its exit status.
setlocal
set "ROOT=%~dp0"
call "%ROOT%tools\setup.cmd" run 1>&2 || exit /b 1
set "PYTHONPATH=%ROOT%src"
set "PYTHONUTF8=1"
"%ROOT%.venv\Scripts\python.exe" -P -m xacai %*
exit /b %ERRORLEVEL%
