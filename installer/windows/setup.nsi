; The Windows installer: per user, Vietnamese, no network.
; Given by the build: VERSION, NUMBERS, SIZE_KB, TREE, OUTPUT, SIDE (a picture), LIST (a file of SetOutPath and File lines),
; WORDS (a folder with NSIS's Vietnamese words).
;
; A folder is only ever emptied by its own list (installed-files.txt): nothing else in it is touched, whoever chose it.
; An upgrade moves the old folder aside (…-cu) and, once the new one is whole, keeps it (…-truoc) for one step back
; (uninstall.exe /BACK). A copying that fails puts it back at once, one that was killed at the next start of a setup.
; Exit codes of a silent run: 0 done, 2 stopped (its reason is shown when not silent).

Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
!ifdef QUICK  ; a build for the run gate only
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif
SetDatablockOptimize on
CRCCheck on
RequestExecutionLevel user
AllowSkipFiles off

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "FileFunc.nsh"
!include "TextFunc.nsh"
!include "WordFunc.nsh"
!include "StrFunc.nsh"
${StrLoc}
${UnStrLoc}

!define NAME "XaCai"
!define TITLE "XaCai - Cải cách hành chính"
!define LISTING "installed-files.txt"
!define BEFORE "-truoc"  ; the program before, for one step back
!define ASIDE "-cu"  ; the same while the new one is being copied
!define GONE "-bo"  ; what a step back takes away
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\XaCai"
!define OWN_KEY "Software\XaCai"
!define CLASSES "Software\Classes"
!define DATA "$LOCALAPPDATA\xacai"
!define BACK_LINK "$SMPROGRAMS\${NAME}\Quay lại bản trước.lnk"

Name "${TITLE}"
Caption "Cài đặt ${TITLE} ${VERSION}"
OutFile "${OUTPUT}"
BrandingText "XaCai ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\XaCai"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=1066 "ProductName" "XaCai"
VIAddVersionKey /LANG=1066 "FileDescription" "Cài đặt XaCai"
VIAddVersionKey /LANG=1066 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1066 "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${TREE}/xacai.ico"
!define MUI_UNICON "${TREE}/xacai.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "Chương trình giúp lập kế hoạch, theo dõi và báo cáo cải cách hành chính trên máy tính không nối mạng.$\r$\n$\r$\nViệc cài đặt không cần quyền quản trị, không cần mạng, và không đụng đến dữ liệu đã có.$\r$\n$\r$\nBấm Tiến để bắt đầu."
!define MUI_DIRECTORYPAGE_TEXT_TOP "Chương trình được cài vào thư mục dưới đây, chỉ cho người dùng này. Dữ liệu nằm ở thư mục riêng: ${DATA}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\XaCai.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Mở XaCai ngay"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Chương trình sẽ được gỡ khỏi máy. Dữ liệu được giữ nguyên ở ${DATA}"
!define MUI_UNFINISHPAGE_NOAUTOCLOSE

!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGEEX "${WORDS}" "Vietnamese"

Var MovedAside  ; 1 once the old program stands aside and must come back if anything fails

!macro Stop TEXT
  MessageBox MB_ICONSTOP|MB_OK "${TEXT}" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

; --- what both programs need -------------------------------------------------------------------------------------

!macro SharedFunctions UN
; Deletes what the list of the folder in $R0 names, and the folder itself once it is empty.
Function ${UN}RemoveListed
  ClearErrors
  FileOpen $R1 "$R0\${LISTING}" r
  ${If} ${Errors}
    Return
  ${EndIf}
  ${Do}
    ClearErrors
    FileRead $R1 $R2
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    ${TrimNewLines} $R2 $R2
    ; A list that was tampered with must not lead out of its folder.
    !if "${UN}" == "un."
      ${UnStrLoc} $R3 "$R2" ".." ">"
      ${UnStrLoc} $R4 "$R2" ":" ">"
    !else
      ${StrLoc} $R3 "$R2" ".." ">"
      ${StrLoc} $R4 "$R2" ":" ">"
    !endif
    StrCpy $R5 $R2 1
    ${If} "$R2" != ""
    ${AndIf} "$R3$R4" == ""
    ${AndIf} $R5 != "\"
    ${AndIf} $R2 != "${LISTING}"
      StrCpy $R5 $R2 1 -1
      ${If} $R5 == "\"
        RMDir "$R0\$R2"
      ${Else}
        Delete "$R0\$R2"
      ${EndIf}
    ${EndIf}
  ${Loop}
  FileClose $R1
  Delete "$R0\${LISTING}"
  RMDir "$R0"
  ClearErrors
FunctionEnd

; The version of the program in the folder $R0, into $R2.
Function ${UN}ReadVersion
  StrCpy $R2 ""
  ClearErrors
  FileOpen $R1 "$R0\version.txt" r
  ${IfNot} ${Errors}
    FileRead $R1 $R2
    FileClose $R1
    ${TrimNewLines} $R2 $R2
  ${EndIf}
  ClearErrors
FunctionEnd

; Stops while the program of $INSTDIR is open: its library cannot be written to then.
Function ${UN}StopIfOpen
  FindFirst $R1 $R2 "$INSTDIR\python3*.dll"
  ${DoWhile} $R2 != ""
    ClearErrors
    FileOpen $R3 "$INSTDIR\$R2" a
    ${If} ${Errors}
      FindClose $R1
      !insertmacro Stop "XaCai đang mở. Hãy đóng XaCai rồi làm lại."
    ${EndIf}
    FileClose $R3
    FindNext $R1 $R2
  ${Loop}
  FindClose $R1
  ClearErrors
FunctionEnd

Function ${UN}TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd
!macroend

!insertmacro SharedFunctions ""
!insertmacro SharedFunctions "un."

; --- installing ---------------------------------------------------------------------------------------------------

Function .onInit
  SetShellVarContext current
  StrCpy $LANGUAGE 1066
  StrCpy $MovedAside 0
  ${IfNot} ${RunningX64}
    !insertmacro Stop "XaCai cần Windows 64 bit."
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    !insertmacro Stop "XaCai cần Windows 10 bản 1809 trở lên, hoặc Windows 11."
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro Stop "Máy đã có XaCai $0, mới hơn bản ${VERSION} này. Không cài bản cũ đè lên bản mới."
    ${EndIf}
  ${EndIf}
  ${If} ${Silent}
    Call CheckFolder
  ${EndIf}
FunctionEnd

; Only a folder that is empty, not there yet, or already XaCai's, and never the folder of the data.
Function CheckFolder
  ${If} $INSTDIR == "${DATA}"
    MessageBox MB_ICONEXCLAMATION|MB_OK "Thư mục này giữ dữ liệu. Hãy chọn thư mục khác." /SD IDOK
    Goto refused
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${LISTING}"
    Return
  ${EndIf}
  FindFirst $R1 $R2 "$INSTDIR\*.*"
  ${DoWhile} $R2 != ""
    ${If} $R2 != "."
    ${AndIf} $R2 != ".."
      FindClose $R1
      MessageBox MB_ICONEXCLAMATION|MB_OK "Thư mục $INSTDIR đã có tệp khác. Hãy chọn một thư mục trống." /SD IDOK
      Goto refused
    ${EndIf}
    FindNext $R1 $R2
  ${Loop}
  FindClose $R1
  Return
refused:
  ${If} ${Silent}
    SetErrorLevel 2
    Quit
  ${EndIf}
  Abort
FunctionEnd

; Takes the program in the folder $R0 away; what a person laid there stays, under another name.
Function ClearFolder
  Call RemoveListed
  StrCpy $R6 1
  ${DoWhile} ${FileExists} "$R0\*.*"
    ${If} $R6 > 99
      ${ExitDo}
    ${EndIf}
    ClearErrors
    Rename "$R0" "$INSTDIR-giu-$R6"
    IntOp $R6 $R6 + 1
  ${Loop}
  ClearErrors
FunctionEnd

; The program that stands aside becomes the one step back, unless it is the version that is installed.
Function SettleAside
  ${IfNot} ${FileExists} "$INSTDIR${ASIDE}\*.*"
    Return
  ${EndIf}
  StrCpy $R0 "$INSTDIR"
  Call ReadVersion
  StrCpy $R7 $R2
  StrCpy $R0 "$INSTDIR${ASIDE}"
  Call ReadVersion
  ${If} $R2 == $R7
    Call ClearFolder
  ${Else}
    StrCpy $R0 "$INSTDIR${BEFORE}"
    Call ClearFolder
    Rename "$INSTDIR${ASIDE}" "$INSTDIR${BEFORE}"
    ClearErrors
  ${EndIf}
FunctionEnd

; After a setup that was killed: half a program goes (uninstall.exe comes last), the one before stands in its place.
Function MendBrokenOff
  ${If} ${FileExists} "$INSTDIR\${LISTING}"
  ${AndIfNot} ${FileExists} "$INSTDIR\uninstall.exe"
    StrCpy $R0 "$INSTDIR"
    Call ClearFolder
  ${EndIf}
  RMDir "$INSTDIR"  ; only if it is empty
  ${IfNot} ${FileExists} "$INSTDIR\*.*"
    ${If} ${FileExists} "$INSTDIR${ASIDE}\${LISTING}"
      Rename "$INSTDIR${ASIDE}" "$INSTDIR"
    ${ElseIf} ${FileExists} "$INSTDIR${BEFORE}\${LISTING}"
      Rename "$INSTDIR${BEFORE}" "$INSTDIR"
    ${EndIf}
  ${EndIf}
  Call SettleAside
  ClearErrors
FunctionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  StrCpy $R0 "$INSTDIR"
  Call RemoveListed
  Delete "$INSTDIR\${LISTING}"  ; on a full disk it may be cut short: then nothing came after it
  RMDir "$INSTDIR"
  ${If} $MovedAside == 1
    ClearErrors
    Rename "$INSTDIR${ASIDE}" "$INSTDIR"
    ${If} ${Errors}
      MessageBox MB_ICONSTOP|MB_OK "Không cài được bản mới. Bản đang dùng nằm ở $INSTDIR${ASIDE}: hãy chạy lại tệp cài đặt này. Dữ liệu còn nguyên." /SD IDOK
    ${Else}
      MessageBox MB_ICONSTOP|MB_OK "Không cài được bản mới. Bản đang dùng đã được đặt lại như cũ; dữ liệu còn nguyên." /SD IDOK
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "XaCai"
  SetShellVarContext current
  DetailPrint "Đang chép chương trình..."
  SetDetailsPrint none  ; a line for each of thousands of files costs more than the copying
  Call StopIfOpen
  Call MendBrokenOff
  ${If} ${FileExists} "$INSTDIR\${LISTING}"
    ClearErrors
    Rename "$INSTDIR" "$INSTDIR${ASIDE}"
    ${If} ${Errors}
      !insertmacro Stop "Không thay được bản đang có. Hãy đóng mọi cửa sổ của XaCai và của thư mục này rồi làm lại."
    ${EndIf}
    StrCpy $MovedAside 1
  ${EndIf}

  SetOverwrite on
  SetOutPath "$INSTDIR"
  File "${TREE}/${LISTING}"  ; first, so that a copying that breaks off can be taken back
  !include "${LIST}"
  SetOutPath "$INSTDIR"
  ClearErrors
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    Abort "Không ghi được $INSTDIR\uninstall.exe"
  ${EndIf}
  Call SettleAside
  StrCpy $MovedAside 0
  StrCpy $R0 "$INSTDIR${GONE}"
  Call RemoveListed
  SetDetailsPrint both

  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\XaCai.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "XaCai"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1

  WriteRegStr HKCU "${CLASSES}\.xacai" "" "XaCai.Bundle"
  WriteRegStr HKCU "${CLASSES}\XaCai.Bundle" "" "Gói dữ liệu XaCai"
  WriteRegStr HKCU "${CLASSES}\XaCai.Bundle\DefaultIcon" "" "$INSTDIR\XaCai.exe,0"
  WriteRegStr HKCU "${CLASSES}\XaCai.Bundle\shell\open\command" "" '"$INSTDIR\XaCai.exe" "%1"'
  Call TellExplorer

  CreateDirectory "$SMPROGRAMS\${NAME}"
  CreateShortCut "$SMPROGRAMS\${NAME}\${TITLE}.lnk" "$INSTDIR\XaCai.exe"
  CreateShortCut "$SMPROGRAMS\${NAME}\Gỡ XaCai.lnk" "$INSTDIR\uninstall.exe"
  CreateShortCut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\XaCai.exe"
  ${If} ${FileExists} "$INSTDIR${BEFORE}\${LISTING}"
    CreateShortCut "${BACK_LINK}" "$INSTDIR\uninstall.exe" "/BACK"
  ${EndIf}
SectionEnd

; --- uninstalling, and one step back ------------------------------------------------------------------------------

Function un.onInit
  SetShellVarContext current
  StrCpy $LANGUAGE 1066
  ${IfNot} ${FileExists} "$INSTDIR\${LISTING}"
    !insertmacro Stop "Đây không phải thư mục của XaCai: $INSTDIR"
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/BACK" $1
  ${IfNot} ${Errors}
    Call un.StepBack
    Quit
  ${EndIf}
  ClearErrors
FunctionEnd

Function un.StepBack
  ${IfNot} ${FileExists} "$INSTDIR${BEFORE}\${LISTING}"
    !insertmacro Stop "Không có bản trước để quay lại."
  ${EndIf}
  MessageBox MB_ICONQUESTION|MB_YESNO "Quay lại bản XaCai trước?$\r$\n$\r$\nDữ liệu không bị đụng đến. Nếu bản trước không đọc được dữ liệu mà bản này đã nâng cấp, hãy khôi phục bản sao lưu làm trước khi nâng cấp, ở ${DATA}\backups." /SD IDYES IDYES agreed
  Quit
agreed:
  Call un.StopIfOpen
  SetOutPath "$TEMP"
  ClearErrors
  Rename "$INSTDIR" "$INSTDIR${GONE}"
  ${If} ${Errors}
    !insertmacro Stop "Không đổi được thư mục chương trình. Hãy đóng mọi cửa sổ của thư mục này rồi làm lại."
  ${EndIf}
  Rename "$INSTDIR${BEFORE}" "$INSTDIR"
  ${If} ${Errors}
    Rename "$INSTDIR${GONE}" "$INSTDIR"
    !insertmacro Stop "Không quay lại được; bản đang dùng được giữ nguyên."
  ${EndIf}
  StrCpy $R0 "$INSTDIR${GONE}"
  Call un.RemoveListed
  StrCpy $R0 "$INSTDIR"
  Call un.ReadVersion
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "$R2"
  Delete "${BACK_LINK}"
  MessageBox MB_ICONINFORMATION|MB_OK "Đã quay lại XaCai $R2." /SD IDOK
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  Call un.StopIfOpen
  SetOutPath "$TEMP"
  DetailPrint "Đang gỡ chương trình..."
  SetDetailsPrint none
  StrCpy $R0 "$INSTDIR"
  Call un.RemoveListed
  StrCpy $R0 "$INSTDIR${BEFORE}"
  Call un.RemoveListed
  StrCpy $R0 "$INSTDIR${ASIDE}"
  Call un.RemoveListed
  StrCpy $R0 "$INSTDIR${GONE}"
  Call un.RemoveListed
  SetDetailsPrint both

  Delete "$DESKTOP\${TITLE}.lnk"
  Delete "$SMPROGRAMS\${NAME}\${TITLE}.lnk"
  Delete "$SMPROGRAMS\${NAME}\Gỡ XaCai.lnk"
  Delete "${BACK_LINK}"
  RMDir "$SMPROGRAMS\${NAME}"

  ReadRegStr $0 HKCU "${CLASSES}\.xacai" ""
  ${If} $0 == "XaCai.Bundle"
    DeleteRegKey HKCU "${CLASSES}\.xacai"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\XaCai.Bundle"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
  Call un.TellExplorer
  DetailPrint "Dữ liệu được giữ nguyên ở ${DATA}"
SectionEnd

Function un.onUninstSuccess
  MessageBox MB_ICONINFORMATION|MB_OK "Đã gỡ XaCai.$\r$\n$\r$\nDữ liệu được giữ nguyên ở:$\r$\n${DATA}$\r$\n$\r$\nCài lại XaCai là dùng tiếp được." /SD IDOK
FunctionEnd
