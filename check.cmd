@echo off
rem check: sets up what is missing, then lint, types, translations, tests. Arguments go to pytest.
setlocal
cd /d "%~dp0"
call tools\setup.cmd check 1>&2 || exit /b 1
set "PYTHONPATH=%CD%\src"
set "PYTHONUTF8=1"
set "PYTHON=.venv\Scripts\python.exe"
echo == lint
"%PYTHON%" -m ruff check . || exit /b 1
echo == format
"%PYTHON%" -m ruff format --check . || exit /b 1
echo == types
"%PYTHON%" -m mypy || exit /b 1
echo == translations
"%PYTHON%" tools\translations.py check || exit /b 1
echo == tests
"%PYTHON%" -m pytest -v --tb=short -n 2 %*
exit /b %ERRORLEVEL%
