package io.kumoban.console.command;

/** A command cannot go on for a reason that the user can mend; the message is the whole sentence to show. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Input cannot be read, or is not there. */
    public static CommandFailure noInput(String sentence) {
        return new CommandFailure(ExitCodes.NO_INPUT, sentence);
    }

    /** The command was asked for something that does not exist or makes no sense. */
    public static CommandFailure wrongUsage(String sentence) {
        return new CommandFailure(ExitCodes.WRONG_USAGE, sentence);
    }

    /** One of {@link ExitCodes}. */
    public int exitCode() {
        return exitCode;
    }
}
