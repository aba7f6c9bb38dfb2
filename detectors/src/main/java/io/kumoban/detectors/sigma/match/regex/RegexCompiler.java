package io.kumoban.detectors.sigma.match.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes instructions of a tree. Repetitions are written out, so a program is bounded in size. */
final class RegexCompiler {
    /** Ints of a program. */
    static final int MOST_CODE = 1 << 17;

    /** Code points that a look behind may go back, as in PCRE. */
    static final int MOST_BEHIND = 255;

    private int[] code = new int[64];
    private int size;
    private final List<CodePoints> sets = new ArrayList<>();
    private final Map<CodePoints, Integer> setNumbers = new HashMap<>();
    private final Map<Integer, Integer> groupRegisters = new HashMap<>();
    private int registers;
    private int splits;

    private RegexCompiler() {}

    /**
     * The program of a tree.
     *
     * @throws RegexSyntaxException when it gets too large, or looks behind too far
     */
    static RegexProgram compile(RegexNode node) {
        RegexCompiler compiler = new RegexCompiler();
        compiler.reserveGroups(node);
        compiler.emit(node);
        compiler.put(RegexProgram.ACCEPT);
        RegexFacts facts = RegexFacts.of(node);
        return new RegexProgram(
                Arrays.copyOf(compiler.code, compiler.size),
                compiler.sets.toArray(CodePoints[]::new),
                compiler.registers,
                compiler.splits,
                facts.isRegular(),
                facts.isNullable() ? null : facts.first(),
                facts.anchored());
    }

    /** Only groups that somebody refers to are kept. */
    private void reserveGroups(RegexNode node) {
        switch (node) {
            case RegexNode.BackReference(int number, boolean anyCase) ->
                groupRegisters.computeIfAbsent(number, unused -> {
                    registers += 2;
                    return registers - 2;
                });
            case RegexNode.Sequence(List<RegexNode> parts) -> parts.forEach(this::reserveGroups);
            case RegexNode.Choice(List<RegexNode> branches) -> branches.forEach(this::reserveGroups);
            case RegexNode.Repeat repeat -> reserveGroups(repeat.part());
            case RegexNode.Capture capture -> reserveGroups(capture.part());
            case RegexNode.Atomic atomic -> reserveGroups(atomic.part());
            case RegexNode.Look look -> reserveGroups(look.part());
            case RegexNode.OneOf one -> {}
            case RegexNode.Place place -> {}
        }
    }

    private void put(int... ints) {
        if (size + ints.length > MOST_CODE) {
            throw new RegexSyntaxException(
                    "the pattern is too large once its repetitions are written out; repeat less", -1);
        }
        if (size + ints.length > code.length) {
            code = Arrays.copyOf(code, 2 * code.length);
        }
        for (int value : ints) {
            code[size++] = value;
        }
    }

    private void emit(RegexNode node) {
        switch (node) {
            case RegexNode.OneOf(CodePoints points) -> put(RegexProgram.ONE, number(points));
            case RegexNode.Sequence(List<RegexNode> parts) -> parts.forEach(this::emit);
            case RegexNode.Choice(List<RegexNode> branches) -> choice(branches);
            case RegexNode.Repeat repeat -> repeat(repeat);
            case RegexNode.Capture(RegexNode part, int number) -> capture(part, groupRegisters.get(number));
            case RegexNode.BackReference(int number, boolean anyCase) ->
                put(RegexProgram.REFERENCE, register(number), anyCase ? 1 : 0);
            case RegexNode.Place(RegexNode.PlaceKind kind) -> put(RegexProgram.PLACE, kind.ordinal());
            case RegexNode.Atomic(RegexNode part) -> {
                int start = size;
                put(RegexProgram.ATOMIC, 0);
                inside(part, start);
            }
            case RegexNode.Look look -> look(look);
        }
    }

    private int register(int group) {
        Integer register = groupRegisters.get(group);
        if (register == null) {
            throw new IllegalStateException("group " + group + " was not reserved");
        }
        return register;
    }

    private int number(CodePoints points) {
        return setNumbers.computeIfAbsent(points, unused -> {
            sets.add(points);
            return sets.size() - 1;
        });
    }

    private void inside(RegexNode part, int start) {
        emit(part);
        put(RegexProgram.ACCEPT);
        code[start + 1] = size;
    }

    private void look(RegexNode.Look look) {
        int start = size;
        int negative = look.negative() ? 1 : 0;
        if (!look.behind()) {
            put(RegexProgram.AHEAD, 0, negative);
        } else {
            RegexFacts facts = RegexFacts.of(look.part());
            if (facts.most() > MOST_BEHIND) {
                throw new RegexSyntaxException(
                        "a look behind may go back no more than " + MOST_BEHIND + " characters; bound its repetitions",
                        -1);
            }
            put(RegexProgram.BEHIND, 0, negative, (int) facts.least(), (int) facts.most());
        }
        inside(look.part(), start);
    }

    private void capture(RegexNode part, @Nullable Integer register) {
        if (register == null) {
            emit(part);
            return;
        }
        put(RegexProgram.KEEP, register);
        emit(part);
        put(RegexProgram.KEEP, register + 1);
    }

    private void choice(List<RegexNode> branches) {
        int[] jumps = new int[branches.size()];
        for (int i = 0; i < branches.size(); i++) {
            boolean last = i == branches.size() - 1;
            int split = last ? -1 : split();
            emit(branches.get(i));
            if (!last) {
                jumps[i] = size;
                put(RegexProgram.JUMP, 0);
                code[split + 2] = size;
            }
        }
        for (int i = 0; i < branches.size() - 1; i++) {
            code[jumps[i] + 1] = size;
        }
    }

    /** A split whose first target stands behind it; the other is to be set. */
    private int split() {
        int at = size;
        put(RegexProgram.SPLIT, at + 4, 0, splits++);
        return at;
    }

    private void repeat(RegexNode.Repeat repeat) {
        for (int i = 0; i < repeat.least(); i++) {
            emit(repeat.part());
        }
        if (repeat.most() == RegexNode.UNBOUNDED) {
            loop(repeat);
            return;
        }
        List<Integer> exits = new ArrayList<>();
        for (int i = repeat.least(); i < repeat.most(); i++) {
            exits.add(split());
            emit(repeat.part());
        }
        exits.forEach(exit -> leave(exit, repeat.lazy()));
    }

    private void loop(RegexNode.Repeat repeat) {
        int head = split();
        boolean mayStandStill = RegexFacts.of(repeat.part()).isNullable();
        int register = mayStandStill ? registers++ : 0;
        if (mayStandStill) {
            put(RegexProgram.KEEP, register);
        }
        emit(repeat.part());
        if (mayStandStill) {
            put(RegexProgram.PROGRESS, register);
        }
        put(RegexProgram.JUMP, head);
        leave(head, repeat.lazy());
    }

    /** Sets the other target of a split to what comes next, which is tried first when the repetition is lazy. */
    private void leave(int split, boolean lazy) {
        int inside = code[split + 1];
        code[split + 1] = lazy ? size : inside;
        code[split + 2] = lazy ? inside : size;
    }
}
