package io.kumoban.datasets.score;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The spellings of a principal: detectors keep what they know of a role and not of each of its sessions. */
final class Principals {
    private static final Pattern SESSION = Pattern.compile("arn:([^:]+):sts::(\\d+):assumed-role/([^/]+)/.+");
    private static final Pattern ROOT = Pattern.compile("arn:[^:]+:iam::(\\d+):root");

    private Principals() {}

    /** The name itself and, of a session, its role (one without a path); of the root user, its name in the engine. */
    static List<String> spellings(String name) {
        Matcher session = SESSION.matcher(name);
        if (session.matches()) {
            return List.of(
                    name, "arn:%s:iam::%s:role/%s".formatted(session.group(1), session.group(2), session.group(3)));
        }
        Matcher root = ROOT.matcher(name);
        return root.matches() ? List.of(name, root.group(1) + ":root") : List.of(name);
    }
}
