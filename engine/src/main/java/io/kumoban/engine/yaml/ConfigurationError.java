package io.kumoban.engine.yaml;

import java.util.List;

/** A file that the user wrote cannot be used; the message lists every mistake with its place. */
public final class ConfigurationError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    /** Mistakes as sentences that begin with their place. */
    public ConfigurationError(List<String> mistakes) {
        super(String.join(System.lineSeparator(), mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public ConfigurationError(String mistake) {
        this(List.of(mistake));
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
