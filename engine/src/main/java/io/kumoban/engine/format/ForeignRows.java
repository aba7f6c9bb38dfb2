package io.kumoban.engine.format;

import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.foreign.Call;
import io.kumoban.engine.foreign.Conversation;
import io.kumoban.engine.foreign.Query;
import io.kumoban.engine.foreign.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes rows of what foreign records say: each is written as AWS would have logged it and goes through the same code as
 * AWS's own logs, so that sides, keys and derived fields mean the same everywhere.
 */
final class ForeignRows {
    private static final String OUTSIDE = "outside-from-to";
    private static final FlowColumns COLUMNS = columns();

    private final Projection projection;
    private final FlowRowWriter flows;
    private final FlowLines lines = new FlowLines();
    private final Tokens tokens = new Tokens();
    private final ResolverDecoder queries;
    private final CloudTrailDecoder calls;

    ForeignRows(Projection projection, PublicSuffixes suffixes, int maxRecord, int maxDepth) {
        this.projection = projection;
        flows = new FlowRowWriter(projection);
        flows.use(COLUMNS);
        queries = new ResolverDecoder(projection, suffixes, maxRecord, maxDepth, false);
        calls = new CloudTrailDecoder(projection, maxRecord, maxDepth, false);
    }

    private static FlowColumns columns() {
        byte[] header = Conversation.HEADER.getBytes(StandardCharsets.US_ASCII);
        return FlowColumns.of(header, 0, header.length);
    }

    /** Makes the rows of a record and counts it. */
    void add(Reading reading, Original original, Runs runs, Tally tally) {
        switch (reading) {
            case Conversation conversation -> add(conversation, original, runs.of(Kind.FLOW), tally);
            case Call call -> add(call, original, runs.of(Kind.API_CALL), tally);
            case Query query -> add(query, original, runs.of(Kind.DNS_QUERY), tally);
            case Reading.Ignored ignored -> tally.ignore(ignored.reason());
            case Reading.Bad bad -> original.reject(tally, "the record " + bad.reason());
        }
    }

    private void add(Conversation conversation, Original original, Run run, Tally tally) {
        if (!projection.covers(conversation.end())) {
            tally.ignore(OUTSIDE);
            return;
        }
        List<String> texts = conversation.flowLines();
        for (int part = 0; part < texts.size(); part++) {
            byte[] text = texts.get(part).getBytes(StandardCharsets.UTF_8);
            tokens.split(text, 0, text.length);
            lines.takeOdd(tokens, 0, text.length, conversation.end() / 1000);
            int row = run.open();
            original.identify(run, row, conversation.end(), part);
            flows.write(lines, run, row, tally);
            // The line has whole seconds; the sensor knows better.
            run.setNumber(Flow.START, row, conversation.start());
            run.commit();
        }
        tally.accept(texts.size());
    }

    private void add(Query query, Original original, Run run, Tally tally) {
        if (!projection.covers(query.time())) {
            tally.ignore(OUTSIDE);
            return;
        }
        byte[] record = query.resolverRecord().getBytes(StandardCharsets.UTF_8);
        queries.retell(record, query.time(), original, run, tally);
        tally.accept();
    }

    private void add(Call call, Original original, Run run, Tally tally) {
        calls.retell(call.cloudTrailRecord().getBytes(StandardCharsets.UTF_8), original, run, tally);
    }
}
