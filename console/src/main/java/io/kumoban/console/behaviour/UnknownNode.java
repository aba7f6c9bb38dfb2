package io.kumoban.console.behaviour;

/** A graph has no node of a name, or several; the message is the whole sentence to show. */
public final class UnknownNode extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownNode(String sentence) {
        super(sentence);
    }
}
