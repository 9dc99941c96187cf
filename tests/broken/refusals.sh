#!/bin/sh
# Every file that cannot be a plugin is refused, and the reason names the true cause. TAP.
. "$srcdir/tests/broken/tap.sh"

built=$builddir/tests/broken/load/.libs
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
chmod 700 "$work"
umask 022
# Nothing but the directories of the test is looked into.
XDG_DATA_HOME=$work/none
GONGBAO_PLUGIN_PATH=
export XDG_DATA_HOME GONGBAO_PLUGIN_PATH

# A new empty plugin directory in $dir.
new_directory() {
    dir=$work/$1
    mkdir "$dir"
}

# Lists what is in $dir (or the directories there).
list() {
    "$GONGBAO" list --json --plugin-path "$dir" >"$work/list" 2>"$work/messages"
}

# Asks about the last list.
ask() {
    "$PYTHON" "$srcdir/tests/broken/listing.py" "$work/list" "$@" >"$work/answer" 2>&1
}

# expect NAME WORDS: $dir/NAME.so is refused for a reason with these words, and that alone is no failure.
expect() {
    list && ask refused "$dir/$1.so" "$2"
    result $? "$1.so is refused: $2" "$work/answer" "$work/messages"
}

# usable PLUGIN TEXT: PLUGIN is in the list made of $dir.
usable() {
    list && ask plugin "$1"
    result $? "$2" "$work/answer" "$work/messages"
}

# absent WORDS TEXT: WORDS are not in the last list.
absent() {
    ! grep -q "$1" "$work/list"
    result $? "$2" "$work/list"
}

# A copy of a built module alone in its directory, refused with these words.
refused() {
    new_directory "$1"
    cp "$built/$1.so" "$dir/"
    expect "$1" "$2"
}

# -- What a module declares --
refused future_major 'built for ABI 2.0, this host has 1.1: rebuild the plugin'
refused past_major 'built for ABI 0.9, this host has 1.1: rebuild the plugin'
refused future_minor 'built for ABI 1.2, this host has 1.1: rebuild the plugin'
refused no_entry 'exports no no_entry_LTX_gongbao_entry; is it a Gongbao plugin? write GB_PLUGINS(no_entry, ...)'
refused null_entry 'its entry gives no plugins (NULL)'
refused no_bundle 'its entry gives no gb_bundle'
refused null_list 'its list of plugins is empty'
refused empty_list 'its list of plugins is empty'
refused short_struct 'a gb_plugin in it has size 16'
refused bad_id 'id, "Bad Id", must be made of a-z'
refused bad_option 'option width=50: must be from 1 to 10'
refused bad_column 'a column cannot be called'
refused no_hooks 'gives layers, but has no process hook'

# -- What a module does while it is loaded --
refused undefined_symbol 'undefined symbol: function_that_nobody_wrote'
refused crash_load 'crashes while it is loaded'
refused crash_unload 'crashes when it is unloaded, at the end of the program'
refused crash_entry 'crashes while it is loaded'
refused exit_load 'ends the process (exit status 0) while it is loaded'
refused print_load 'prints on standard output while it is loaded'
refused flood_load 'prints without end while it is loaded'
refused close_load 'while it is loaded'
refused hang_load 'hangs while it is loaded'

# -- Files that are no modules --
new_directory files
cp "$built/well.so" "$dir/"
size=$(wc -c <"$built/well.so")
for bytes in 1 3 4 63 64 200 1000 4096 $((size / 2)) $((size - 1000)) $((size - 1)); do
    [ "$bytes" -lt "$size" ] && head -c "$bytes" "$built/well.so" >"$dir/cut_$bytes.so"
done
: >"$dir/empty.so"
echo 'a plugin in name only' >"$dir/words.so"
mkfifo "$dir/pipe.so"
mkdir "$dir/folder.so"
ln -s nothing.so "$dir/dangling.so"
ln -s /dev/null "$dir/device.so"
"$PYTHON" -c "import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])" "$dir/socket.so"
{ head -c 18 "$built/well.so"; printf '\363\000'; tail -c +21 "$built/well.so"; } >"$dir/riscv.so"
[ "$(uname -m)" != riscv64 ] || rm "$dir/riscv.so"
cp "$built/well.so" "$dir/renamed.so"
echo "dlname='well.so' libdir='$built' installed=yes" >"$dir/archive.la"
usable well 'a good plugin among all these can be used'
for bytes in 4 63 64 200 1000 4096 $((size / 2)) $((size - 1000)) $((size - 1)); do
    [ -f "$dir/cut_$bytes.so" ] && expect "cut_$bytes" truncated
done
expect cut_1 'not an ELF file'
expect cut_3 'not an ELF file'
expect empty 'empty file'
expect words 'not an ELF file'
expect pipe 'a FIFO'
expect folder 'a directory'
expect dangling 'a symbolic link to nothing'
expect device 'a character device'
expect socket 'a socket'
[ ! -f "$dir/riscv.so" ] || expect riscv 'built for RISC-V'
expect renamed 'exports no renamed_LTX_gongbao_entry'
absent 'archive' 'a .la file is not looked at'

new_directory system
library=$(ldd "$GONGBAO" 2>/dev/null | sed -n 's/.*=> \(.*libc\.so[^ ]*\) .*/\1/p')
if [ -n "$library" ]; then
    cp -L "$library" "$dir/system.so"
    expect system 'exports no system_LTX_gongbao_entry; is it a Gongbao plugin?'
else
    skip 'a system library is refused' 'no shared C library'
fi

# -- Libraries that a module needs --
new_directory needy
if (cd "$dir" && echo 'int gone(void); int gone(void) { return 1; }' >gone.c &&
    echo 'int gone(void); int use(void); int use(void) { return gone(); }' >needy.c &&
    $CC -shared -fPIC -Wl,-soname,libgongbao_gone.so.1 -o libgongbao_gone.so gone.c &&
    $CC -shared -fPIC -o needy.so needy.c -L. -lgongbao_gone) 2>"$work/messages"; then
    rm "$dir/libgongbao_gone.so"
    expect needy 'libgongbao_gone.so.1: cannot open shared object file'
else
    skip 'a module whose library is missing is refused' 'it cannot be built here'
fi

# -- Twins --
new_directory twins
cp "$built/well.so" "$built/twin.so" "$dir/"
expect well "analyzer well is already there from $dir/twin.so"
usable twin 'the first module with an id wins, its other plugins stay'
cp -R "$dir" "$work/again"
first=$dir
dir=$dir:$work/again
usable well 'the same plugins in two directories: the first is used'
ask twin "$work/again/twin.so" "analyzer twin is already there from $first/twin.so"
result $? 'and the second says where the first is' "$work/answer"

# -- Older plugins --
new_directory older
cp "$built/older_struct.so" "$dir/"
usable older_struct 'a plugin with a shorter struct can be used'

# -- Whom files belong to --
new_directory modes
cp "$built/well.so" "$dir/"
cp "$built/twin.so" "$dir/"
chmod 666 "$dir/well.so"
expect well 'can be written to by everybody (mode 0666)'
chmod 664 "$dir/well.so"
expect well 'can be written to by its group (mode 0664)'
chmod 644 "$dir/well.so"
usable well 'with the right mode it can be used'
for mode in 777 775 1777; do
    chmod $mode "$dir"
    list && ask refused "$dir" 'this directory can be written to by' && ! ask plugin well
    result $? "a directory of mode $mode is refused" "$work/answer"
done
chmod 755 "$dir"
new_directory links
ln -s "$work/modes/well.so" "$dir/well.so"
usable well 'a link to a good file can be used'
chmod 777 "$work/modes"
expect well 'the directory of the file that this link points to can be written to'
chmod 755 "$work/modes"
if [ "$(id -u)" -eq 0 ]; then
    new_directory foreign
    cp "$built/well.so" "$dir/"
    chown 12345 "$dir/well.so"
    expect well 'this file belongs to user 12345'
else
    skip 'a file of another user is refused' 'only root can make one'
fi

# -- Places that are never searched --
mkdir "$work/here" "$work/empty"
cp "$built/well.so" "$work/here/"
dir=$work/empty
(cd "$work/here" && LTDL_LIBRARY_PATH=. LD_LIBRARY_PATH=$work/here "$GONGBAO" list --json --plugin-path "$dir") \
    >"$work/list" 2>"$work/messages"
absent '"well"' 'the current directory, LTDL_LIBRARY_PATH and LD_LIBRARY_PATH are not searched'
(cd "$work/here" && "$GONGBAO" list --json --plugin-path .) >"$work/list" 2>"$work/messages"
ask at "$work/here/well.so"
result $? 'a relative directory is taken from the current one when it is asked for' "$work/answer"
dir=$work/not_there
list
absent not_there 'a directory that is not there is no refusal'

finish
