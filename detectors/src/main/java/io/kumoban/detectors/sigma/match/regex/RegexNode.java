package io.kumoban.detectors.sigma.match.regex;

import java.util.List;

/** A regular expression as a tree, in which flags are worked in and no node depends on what stands around it. */
sealed interface RegexNode {
    /** Stands for no upper bound of a repetition. */
    int UNBOUNDED = -1;

    /** The empty text. */
    RegexNode EMPTY = new Sequence(List.of());

    /** One code point out of a set. */
    record OneOf(CodePoints points) implements RegexNode {}

    /** One after the other. */
    record Sequence(List<RegexNode> parts) implements RegexNode {}

    /** The first of them with which the rest fits. */
    record Choice(List<RegexNode> branches) implements RegexNode {}

    /** The same so many times; {@link #UNBOUNDED} or a number for {@code most}. */
    record Repeat(RegexNode part, int least, int most, boolean lazy) implements RegexNode {}

    /** A group whose text can be referred to, numbered from 1. */
    record Capture(RegexNode part, int number) implements RegexNode {}

    /** The text of a group, in any case or not. */
    record BackReference(int number, boolean anyCase) implements RegexNode {}

    /** What is found first and never tried again. */
    record Atomic(RegexNode part) implements RegexNode {}

    /** What must follow (or stand before), or must not, without being part of what is found. */
    record Look(RegexNode part, boolean behind, boolean negative) implements RegexNode {}

    /** A place between code points. */
    record Place(PlaceKind kind) implements RegexNode {}

    /** What such a place is. Line ends are line feeds. */
    enum PlaceKind {
        /** The beginning of the text. */
        BEGIN,
        /** The beginning of a line, the one behind a last line feed excepted. */
        BEGIN_OF_LINE,
        /** The end of the text. */
        END,
        /** The end of the text, or before a line feed that ends it. */
        END_OF_LAST_LINE,
        /** The end of a line. */
        END_OF_LINE,
        /** Between a character of a word (ASCII) and one that is none. */
        WORD_BORDER,
        /** Anywhere else. */
        NO_WORD_BORDER
    }
}
