package io.kumoban.detectors.dga;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The word lists that training reads; {@code docs/evaluation.md} says where they come from. */
enum Corpus {
    /** Labels of registered domains that web pages load things from. */
    ORDINARY("ordinary-labels"),
    WORDS("words"),
    /** First names, surnames, places. */
    NAMES("names");

    private final String name;

    Corpus(String name) {
        this.name = name;
    }

    List<String> lines() {
        String resource = "/dga/" + name + ".txt.gz";
        try (InputStream in = Corpus.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the word list " + resource + " is not on the class path");
            }
            return new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the word list " + resource + " cannot be read", e);
        }
    }
}
