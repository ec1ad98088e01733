; The installer of PartnerDesk for Windows: one file, for one person, no administrator, no network.
; Given on the command line: VERSION, PAYLOAD (a folder), OUTFILE, ICON, LICENCE.
;
; An upgrade renames the old folder, unpacks the new one and deletes the old one only then; when
; something fails on the way, the old one is put back. Data lies elsewhere and is never touched.
;
; Exit codes: 0 done, 1 cancelled, 2 this file is damaged (NSIS says so itself), 4 Windows is too old,
; 5 the program is open, 6 a newer version is installed, 7 the files could not be copied.

Unicode true
Target amd64-unicode

!include MUI2.nsh
!include LogicLib.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include WordFunc.nsh

!define APP "PartnerDesk"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define KIND "${APP}.Package" ; of the files that one centre gives to another
!define OLDEST_BUILD 17763 ; Windows 10, version 1809
!define SYNCHRONIZE 0x100000

Name "${APP} ${VERSION}"
OutFile "${OUTFILE}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${APP}"
SetCompressor /SOLID lzma
SetCompressorDictSize 64
CRCCheck force
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText " "

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${APP}"
VIAddVersionKey FileDescription "${APP} Setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey CompanyName "${APP}"
VIAddVersionKey LegalCopyright "GPL 3 or later"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\app\${APP}.exe"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString TOO_OLD ${LANG_ENGLISH} "${APP} needs 64-bit Windows 10 (version 1809) or Windows 11. This Windows is older."
LangString TOO_OLD ${LANG_GERMAN} "${APP} braucht Windows 10 (64 Bit, Version 1809) oder Windows 11. Dieses Windows ist älter."
LangString IS_OPEN ${LANG_ENGLISH} "${APP} is open. Close it, then press Retry."
LangString IS_OPEN ${LANG_GERMAN} "${APP} ist geöffnet. Schließen Sie es und drücken Sie dann auf Wiederholen."
LangString IS_NEWER ${LANG_ENGLISH} "A newer ${APP} is installed. Version ${VERSION} may not read your data. Put it in all the same?"
LangString IS_NEWER ${LANG_GERMAN} "Ein neueres ${APP} ist installiert. Version ${VERSION} kann Ihre Daten vielleicht nicht lesen. Trotzdem installieren?"
LangString NO_ROOM ${LANG_ENGLISH} "There is not enough room on this disk. Free 300 MB, then start this again."
LangString NO_ROOM ${LANG_GERMAN} "Der Platz auf diesem Laufwerk reicht nicht. Geben Sie 300 MB frei und starten Sie dies dann noch einmal."
LangString NOT_COPIED ${LANG_ENGLISH} "The files could not be copied. The ${APP} that was here before is back. Is the disk full, or may you not write there?"
LangString NOT_COPIED ${LANG_GERMAN} "Die Dateien konnten nicht kopiert werden. Das bisherige ${APP} ist wieder da. Ist das Laufwerk voll, oder dürfen Sie dort nicht schreiben?"
LangString PACKAGE ${LANG_ENGLISH} "Package of a mother centre"
LangString PACKAGE ${LANG_GERMAN} "Paket eines Mütterzentrums"
LangString DATA_KEPT ${LANG_ENGLISH} "${APP} was removed. Your data is still in $LOCALAPPDATA\${APP}."
LangString DATA_KEPT ${LANG_GERMAN} "${APP} wurde entfernt. Ihre Daten liegen weiterhin in $LOCALAPPDATA\${APP}."

!define MEGABYTES_NEEDED 300
!define ASSOCIATIONS_CHANGED 0x08000000

!macro TELL_EXPLORER
  System::Call 'shell32::SHChangeNotify(i ${ASSOCIATIONS_CHANGED}, i 0, p 0, p 0)'
!macroend

; Waits until the program is closed, and renames its folder: an open program holds a name (the
; mutex), and a folder with an open file in it cannot be renamed.
!macro MAKE_WAY UN
Function ${UN}MakeWay
  ${Do}
    System::Call 'kernel32::OpenMutexW(i ${SYNCHRONIZE}, i 0, w "Local\${APP}.Running") p.r0'
    ${If} $0 P= 0
      ${IfNot} ${FileExists} "$INSTDIR\app\*.*"
        ${ExitDo}
      ${EndIf}
      RMDir /r "$INSTDIR\app.old"
      ClearErrors
      Rename "$INSTDIR\app" "$INSTDIR\app.old"
      ${IfNot} ${Errors}
        ${ExitDo}
      ${EndIf}
    ${Else}
      System::Call 'kernel32::CloseHandle(p r0)'
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_OPEN)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 5
    Abort
    again:
  ${Loop}
FunctionEnd
!macroend
!insertmacro MAKE_WAY ""
!insertmacro MAKE_WAY "un."

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 4
    Abort
  ${EndIf}
  ReadRegStr $1 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $1 != ""
    StrCpy $INSTDIR $1
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $2
    ${If} $2 = 1
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(IS_NEWER)" /SD IDNO IDYES go_on
      SetErrorLevel 6
      Abort
      go_on:
    ${EndIf}
  ${EndIf}
  ${DriveSpace} "$LOCALAPPDATA" "/D=F /S=M" $3
  ${If} $3 < ${MEGABYTES_NEEDED}
    MessageBox MB_OK|MB_ICONSTOP "$(NO_ROOM)" /SD IDOK
    SetErrorLevel 7
    Abort
  ${EndIf}
FunctionEnd

Section
  SetShellVarContext current
  ${If} ${FileExists} "$INSTDIR\app.old\${APP}.exe" ; an earlier run was cut off: this is the whole one
    RMDir /r "$INSTDIR\app"
    Rename "$INSTDIR\app.old" "$INSTDIR\app"
  ${EndIf}
  Call MakeWay
  ClearErrors
  SetOverwrite try
  SetDateSave off
  SetOutPath "$INSTDIR\app"
  File /r "${PAYLOAD}/*.*"
  ${If} ${Errors}
    SetOutPath "$INSTDIR"
    RMDir /r "$INSTDIR\app"
    Rename "$INSTDIR\app.old" "$INSTDIR\app"
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_COPIED)" /SD IDOK
    SetErrorLevel 7
    Abort
  ${EndIf}
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\app.old"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$INSTDIR\app"
  CreateShortCut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\app\${APP}.exe"
  CreateShortCut "$DESKTOP\${APP}.lnk" "$INSTDIR\app\${APP}.exe"
  WriteRegStr HKCU "Software\Classes\.partnerdesk" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(PACKAGE)"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\app\${APP}.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\app\${APP}.exe" "%1"'
  !insertmacro TELL_EXPLORER
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${APP}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${APP}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\app\${APP}.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  Call un.MakeWay
  RMDir /r "$INSTDIR\app.old"
  RMDir /r "$INSTDIR\app"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  Delete "$DESKTOP\${APP}.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\Classes\.partnerdesk"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  !insertmacro TELL_EXPLORER
  ${IfNot} ${Silent}
    MessageBox MB_OK|MB_ICONINFORMATION "$(DATA_KEPT)"
  ${EndIf}
SectionEnd
