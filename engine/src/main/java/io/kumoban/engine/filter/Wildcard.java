package io.kumoban.engine.filter;

/** A text in which {@code *} stands for any characters and {@code ?} for one. */
record Wildcard(String pattern) {
    boolean matches(String text) {
        int at = 0;
        int p = 0;
        int star = -1;
        int starAt = 0;
        while (at < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starAt = at;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(at))) {
                p++;
                at++;
            } else if (star >= 0) {
                p = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
