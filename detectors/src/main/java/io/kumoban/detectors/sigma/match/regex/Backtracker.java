package io.kumoban.detectors.sigma.match.regex;

import io.kumoban.detectors.sigma.match.CaseFolding;
import io.kumoban.detectors.sigma.match.CodePointBytes;
import java.util.Arrays;

/**
 * Runs a {@link RegexProgram} on UTF-8 bytes and counts its steps. What has to be tried again lies on a stack of its own, so
 * that no pattern and no text can exhaust that of the thread. When the program is regular, each split is tried once at each
 * place (as the "bit state" of RE2 does it): then the steps are at most in proportion to both lengths. One text at a time.
 */
final class Backtracker {
    static final int FAIL = -1;
    static final int GAVE_UP = -2;

    /** Bits of memory for places that were tried: 128 KiB. */
    static final long MOST_TRIED = 1L << 20;

    /** Ints, two for each split that is to be tried again: no more than that many where each is tried once. */
    private static final int MOST_STACK = 2 << 20;

    private static final int ANYWHERE = -1;
    private static final RegexNode.PlaceKind[] PLACES = RegexNode.PlaceKind.values();

    private int[] stack = new int[128];
    private int top;
    private int[] registers = new int[8];
    private long[] tried = new long[16];
    private boolean once;
    private long steps;
    private long mostSteps;

    private RegexProgram program = RegexCompiler.compile(RegexNode.EMPTY);
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    /** Whether a regular program may be run on a text of so many bytes with every split tried once. */
    static boolean fits(RegexProgram program, int length) {
        return program.isRegular() && program.splits() * (length + 1L) <= MOST_TRIED;
    }

    /**
     * Looks for the first match in a range of bytes.
     *
     * @param limit steps after which it gives up; not counted when every split is tried once
     * @return where the match ends, {@link #FAIL} or {@link #GAVE_UP}
     */
    int find(RegexProgram wanted, byte[] source, int begin, int end, long limit) {
        program = wanted;
        bytes = source;
        from = begin;
        to = end;
        steps = 0;
        once = fits(wanted, end - begin);
        mostSteps = once ? Long.MAX_VALUE : limit;
        if (once) {
            int words = (int) (wanted.splits() * (end - begin + 1L) + 63 >>> 6);
            if (tried.length < words) {
                tried = new long[words];
            } else {
                Arrays.fill(tried, 0, words, 0);
            }
        }
        if (registers.length < wanted.registers()) {
            registers = new int[wanted.registers()];
        }
        return search();
    }

    private int search() {
        CodePoints first = program.first();
        for (int at = from; at <= to; at = CodePointBytes.next(bytes, at, to)) {
            if (first == null || at < to && first.contains(CodePointBytes.at(bytes, at, to))) {
                Arrays.fill(registers, 0, program.registers(), -1);
                top = 0;
                int end = run(0, at, ANYWHERE);
                if (end != FAIL) {
                    return end;
                }
            }
            if (at == to || program.anchored()) {
                return FAIL;
            }
        }
        return FAIL;
    }

    /** Runs from an instruction and a place on until an ACCEPT, which counts at one place or anywhere. */
    private int run(int start, int place, int mustEnd) {
        int[] code = program.code();
        int base = top;
        int pc = start;
        int at = place;
        while (true) {
            if (++steps > mostSteps || top > MOST_STACK) {
                return GAVE_UP;
            }
            boolean holds = true;
            switch (code[pc]) {
                case RegexProgram.ACCEPT -> {
                    if (mustEnd == ANYWHERE || at == mustEnd) {
                        keepOnlyRegisters(base);
                        return at;
                    }
                    holds = false;
                }
                case RegexProgram.ONE -> {
                    holds = at < to && program.sets()[code[pc + 1]].contains(CodePointBytes.at(bytes, at, to));
                    if (holds) {
                        at = CodePointBytes.next(bytes, at, to);
                        pc += 2;
                    }
                }
                case RegexProgram.SPLIT -> {
                    holds = !once || isNew(code[pc + 3], at);
                    if (holds) {
                        push(code[pc + 2], at);
                        pc = code[pc + 1];
                    }
                }
                case RegexProgram.JUMP -> pc = code[pc + 1];
                case RegexProgram.KEEP -> {
                    keep(code[pc + 1], at);
                    pc += 2;
                }
                case RegexProgram.PROGRESS -> {
                    // Where every split is tried once, a loop that stands still ends by itself.
                    holds = once || registers[code[pc + 1]] != at;
                    pc += 2;
                }
                case RegexProgram.REFERENCE -> {
                    int end = reference(code[pc + 1], code[pc + 2] != 0, at);
                    holds = end != FAIL;
                    at = holds ? end : at;
                    pc += 3;
                }
                case RegexProgram.PLACE -> {
                    holds = isAt(PLACES[code[pc + 1]], at);
                    pc += 2;
                }
                case RegexProgram.ATOMIC -> {
                    int end = run(pc + 2, at, ANYWHERE);
                    if (end == GAVE_UP) {
                        return GAVE_UP;
                    }
                    holds = end != FAIL;
                    at = holds ? end : at;
                    pc = code[pc + 1];
                }
                default -> {
                    int seen = look(pc, at);
                    if (seen == GAVE_UP) {
                        return GAVE_UP;
                    }
                    holds = seen != FAIL == (code[pc + 2] == 0);
                    pc = code[pc + 1];
                }
            }
            if (!holds) {
                if (!backTo(base)) {
                    return FAIL;
                }
                at = stack[top + 1];
                pc = stack[top];
            }
        }
    }

    private boolean isNew(int split, int at) {
        long place = split * (to - from + 1L) + at - from;
        int word = (int) (place >>> 6);
        boolean isNew = (tried[word] >>> place & 1) == 0;
        tried[word] |= 1L << place;
        return isNew;
    }

    private void keep(int register, int at) {
        if (!once) {
            push(-1 - register, registers[register]);
            registers[register] = at;
        }
    }

    private void push(int what, int value) {
        if (top + 2 > stack.length) {
            stack = Arrays.copyOf(stack, 2 * stack.length);
        }
        stack[top++] = what;
        stack[top++] = value;
    }

    /** Goes back to the last split above a height, which then lies on top of the stack; false when there is none. */
    private boolean backTo(int base) {
        while (top > base) {
            top -= 2;
            int what = stack[top];
            if (what >= 0) {
                return true;
            }
            registers[-1 - what] = stack[top + 1];
        }
        return false;
    }

    /** Forgets the splits above a height: they are not tried again. Registers can still be set back. */
    private void keepOnlyRegisters(int base) {
        int kept = base;
        for (int i = base; i < top; i += 2) {
            if (stack[i] < 0) {
                stack[kept] = stack[i];
                stack[kept + 1] = stack[i + 1];
                kept += 2;
            }
        }
        top = kept;
    }

    private int look(int pc, int at) {
        int[] code = program.code();
        int base = top;
        int seen = FAIL;
        if (code[pc] == RegexProgram.AHEAD) {
            seen = run(pc + 3, at, ANYWHERE);
        } else {
            int start = at;
            for (int back = 0; back <= code[pc + 4] && seen == FAIL; back++) {
                if (back >= code[pc + 3]) {
                    seen = run(pc + 5, start, at);
                }
                if (start == from) {
                    break;
                }
                start = CodePointBytes.before(bytes, from, start);
            }
        }
        if (seen >= 0 && code[pc + 2] != 0) {
            // What was found must not be there, so nothing of it may stay.
            backTo(base);
        }
        return seen;
    }

    private int reference(int register, boolean anyCase, int place) {
        int start = registers[register];
        int end = registers[register + 1];
        if (start < 0 || end < start) {
            return FAIL;
        }
        int at = place;
        while (start < end) {
            if (at >= to) {
                return FAIL;
            }
            int wanted = CodePointBytes.at(bytes, start, end);
            int found = CodePointBytes.at(bytes, at, to);
            boolean same = anyCase && wanted >= 0 && found >= 0
                    ? CaseFolding.fold(wanted) == CaseFolding.fold(found)
                    : wanted == found;
            if (!same) {
                return FAIL;
            }
            steps++;
            start = CodePointBytes.next(bytes, start, end);
            at = CodePointBytes.next(bytes, at, to);
        }
        return at;
    }

    private boolean isAt(RegexNode.PlaceKind kind, int at) {
        return switch (kind) {
            case BEGIN -> at == from;
            case BEGIN_OF_LINE -> at == from || bytes[at - 1] == '\n' && at < to;
            case END -> at == to;
            case END_OF_LAST_LINE -> at == to || at == to - 1 && bytes[at] == '\n';
            case END_OF_LINE -> at == to || bytes[at] == '\n';
            case WORD_BORDER -> isWord(at - 1) != isWord(at);
            case NO_WORD_BORDER -> isWord(at - 1) == isWord(at);
        };
    }

    private boolean isWord(int at) {
        return at >= from && at < to && bytes[at] >= 0 && CodePoints.WORD.contains(bytes[at]);
    }
}
