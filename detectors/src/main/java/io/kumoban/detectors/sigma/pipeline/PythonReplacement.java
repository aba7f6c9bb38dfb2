package io.kumoban.detectors.sigma.pipeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replacements as Python's {@code re.sub} takes them, put into the syntax of the library of expressions here. */
final class PythonReplacement {
    private static final Pattern PIECE = Pattern.compile(
            "\\\\g<(?<name>[^>]*)>|\\\\(?<number>[1-9]\\d?)|\\\\(?<escaped>.)|(?<plain>.)", Pattern.DOTALL);

    private PythonReplacement() {}

    /**
     * The same replacement, with groups behind a dollar sign.
     *
     * @throws IllegalArgumentException when an escape is unknown in Python too
     */
    static String translated(String python) {
        StringBuilder java = new StringBuilder();
        Matcher piece = PIECE.matcher(python);
        boolean behindGroup = false;
        while (piece.find()) {
            String group = piece.group("name") != null ? piece.group("name") : piece.group("number");
            if (group != null) {
                java.append('$').append(group.matches("\\d+") ? group : "{" + group + "}");
            } else {
                // A digit behind a group would be read as the group's.
                append(java, text(piece), behindGroup);
            }
            behindGroup = group != null;
        }
        return java.toString();
    }

    private static void append(StringBuilder java, String text, boolean behindGroup) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '$' || behindGroup && i == 0 && Character.isDigit(c)) {
                java.append('\\');
            }
            java.append(c);
        }
    }

    private static String text(Matcher piece) {
        String escaped = piece.group("escaped");
        if (escaped == null) {
            String plain = piece.group("plain");
            if (plain.equals("\\")) {
                throw new IllegalArgumentException("a backslash at the end");
            }
            return plain;
        }
        return switch (escaped) {
            case "\\" -> "\\";
            case "a" -> "\u0007";
            case "b" -> "\b";
            case "f" -> "\f";
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "v" -> "\u000b";
            default -> {
                if (escaped.matches("[A-Za-z0-9]")) {
                    throw new IllegalArgumentException("the escape \\" + escaped);
                }
                yield "\\" + escaped;
            }
        };
    }
}
