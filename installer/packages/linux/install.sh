#!/bin/sh
# Installs PartnerDesk for the person who starts it: no administrator, no network.
# Exit codes: 0 done, 1 refused (the reason is said), 2 the copying failed and nothing was changed.
set -eu

version=@VERSION@
oldest_glibc=@GLIBC@
needed=@KILOBYTES@
data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/opt/partnerdesk
entry=$data/applications/partnerdesk.desktop
icon=$data/icons/hicolor/scalable/apps/partnerdesk.svg
kind=$data/mime/packages/partnerdesk.xml

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-en}}} in
    de*) german=yes ;;
    *) german=no ;;
esac

say() { # ENGLISH GERMAN
    if [ $german = yes ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

refuse() {
    say "$1" "$2" >&2
    exit 1
}

older() { # A B: whether version A is older than version B
    [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

remove() {
    rm -rf "$program" "$program.old" "$program.new" "$entry" "$icon" "$kind"
    tell_desktop
    say "PartnerDesk was removed. Your data is still in $data/PartnerDesk." \
        "PartnerDesk wurde entfernt. Ihre Daten liegen weiterhin in $data/PartnerDesk."
}

tell_desktop() { # which program opens packages; a desktop without these looks by itself
    update-mime-database "$data/mime" 2>/dev/null || true
    update-desktop-database "$data/applications" 2>/dev/null || true
}

check_computer() {
    [ "$(uname -m)" = x86_64 ] || refuse \
        "PartnerDesk needs a 64-bit PC. This computer is: $(uname -m)." \
        "PartnerDesk braucht einen 64-Bit-PC. Dieser Computer ist: $(uname -m)."
    grep -q -m 1 sse4_2 /proc/cpuinfo || refuse \
        "The processor of this computer is too old for PartnerDesk (from 2008 or earlier)." \
        "Der Prozessor dieses Computers ist zu alt für PartnerDesk (von 2008 oder früher)."
    command -v xz >/dev/null || refuse \
        "This Linux lacks the program xz, which unpacks PartnerDesk. Ask whoever looks after the computer to install it." \
        "Diesem Linux fehlt das Programm xz, das PartnerDesk auspackt. Bitten Sie, wer den Computer betreut, es zu installieren."
    glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null | cut -d ' ' -f 2)
    if [ -z "$glibc" ] || older "$glibc" "$oldest_glibc"; then
        refuse \
            "This Linux is too old for PartnerDesk: it needs glibc $oldest_glibc, here is ${glibc:-none}. Debian 12, Ubuntu 24.04 or later have it." \
            "Dieses Linux ist zu alt für PartnerDesk: es braucht glibc $oldest_glibc, hier ist ${glibc:-keine}. Debian 12, Ubuntu 24.04 oder neuere haben sie."
    fi
}

check_place() {
    mkdir -p "$HOME/.local/opt" "$data/applications" "${icon%/*}" "${kind%/*}" 2>/dev/null || refuse \
        "PartnerDesk cannot be put into $HOME/.local: you may not write there." \
        "PartnerDesk kann nicht in $HOME/.local gelegt werden: Sie dürfen dort nicht schreiben."
    free=$(df -Pk "$HOME/.local/opt" | awk 'NR == 2 { print $4 }')
    [ "$free" -gt "$needed" ] || refuse \
        "There is not enough room: PartnerDesk needs $((needed / 1024)) MB, free are $((free / 1024)) MB." \
        "Der Platz reicht nicht: PartnerDesk braucht $((needed / 1024)) MB, frei sind $((free / 1024)) MB."
}

check_installed() {
    here=$(cat "$program/VERSION" 2>/dev/null || echo 0)
    if older "$version" "$here" && [ "${1:-}" != --older ]; then
        refuse \
            "PartnerDesk $here is installed, and this is $version. An older program may not read your data. To put it in all the same, add: -- --older" \
            "PartnerDesk $here ist installiert, und dies ist $version. Ein älteres Programm kann Ihre Daten vielleicht nicht lesen. Um es trotzdem zu installieren, fügen Sie an: -- --older"
    fi
    for process in /proc/[0-9]*; do
        if [ "$(readlink "$process/exe" 2>/dev/null)" = "$program/partnerdesk" ]; then
            refuse \
                "PartnerDesk is open. Close it, then start this again." \
                "PartnerDesk ist geöffnet. Schließen Sie es und starten Sie dies dann noch einmal."
        fi
    done
}

install_program() {
    rm -rf "$program.new" "$program.old"
    mkdir "$program.new"
    # The part of the Debian package that holds the program: ./usr/lib/partnerdesk, four names deep.
    if ! tar -xJf data.tar.xz -C "$program.new" --no-same-owner --strip-components=4 ./usr/lib/partnerdesk; then
        rm -rf "$program.new"
        say "The files could not be copied. Nothing was changed." \
            "Die Dateien konnten nicht kopiert werden. Es wurde nichts verändert." >&2
        exit 2
    fi
    printf '%s\n' "$version" >"$program.new/VERSION"
    if [ -d "$program" ]; then mv "$program" "$program.old"; fi
    mv "$program.new" "$program"
    rm -rf "$program.old"
    cp partnerdesk.svg "$icon"
    cp partnerdesk.xml "$kind"
    sed "s|^Exec=partnerdesk|Exec=\"$program/partnerdesk\"|" partnerdesk.desktop >"$entry"
    tell_desktop
}

name_missing_libraries() {
    missing=$(LD_LIBRARY_PATH=$program/_internal find "$program" \( -name 'libqxcb.so' -o -name 'libQt6*' \) -exec ldd {} + 2>/dev/null |
        awk '/not found/ { print $1 }' | sort -u | tr '\n' ' ')
    [ -z "$missing" ] || say \
        "This Linux lacks what windows are drawn with: $missing. Ask whoever looks after the computer to install it (Debian: libxcb-cursor0 libegl1 libxkbcommon-x11-0)." \
        "Diesem Linux fehlt, womit Fenster gezeichnet werden: $missing. Bitten Sie, wer den Computer betreut, es zu installieren (Debian: libxcb-cursor0 libegl1 libxkbcommon-x11-0)."
}

if [ "${1:-}" = --remove ]; then
    remove
    exit 0
fi
check_computer
check_place
check_installed "$@"
install_program
name_missing_libraries
say "PartnerDesk $version is installed. Start it from the menu, or with: $program/partnerdesk" \
    "PartnerDesk $version ist installiert. Starten Sie es aus dem Menü, oder mit: $program/partnerdesk"
