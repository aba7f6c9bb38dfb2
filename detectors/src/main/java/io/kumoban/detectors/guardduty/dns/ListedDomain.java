package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Key;

/** A client asks for a name of a threat list, or for a name below one. */
abstract class ListedDomain implements Rule<DnsQuery> {
    private final String list;
    private final boolean onlyBlackholed;

    /** @param onlyBlackholed whether only queries count that were answered with an address that leads nowhere */
    ListedDomain(String list, boolean onlyBlackholed) {
        this.list = list;
        this.onlyBlackholed = onlyBlackholed;
    }

    /** What all of the family say alike. */
    final About described(About about) {
        return about.role(About.Role.ACTOR)
                .what("Queries for a name of the list " + list + ", or below one"
                        + (onlyBlackholed ? ", that were answered with 0.0.0.0 or 127.0.0.0/8." : ".")
                        + " Each query counts; the resolver's cache hides repetitions.")
                .normally("Instances have no reason to look such names up.")
                .thenCheck("Which process asks, since when, and did the instance then talk to the answer? Do other"
                        + " instances ask for the name too?")
                .mistakenFor("security tools and mail filters that look names up to judge them; people who read about"
                        + " the name in a browser");
    }

    @Override
    public final Interest<DnsQuery> interest() {
        return Interest.in(DnsQuery.class).by(Key.CLIENT).needing(list).listed();
    }

    @Override
    public final void on(DnsQuery query, Context context) {
        if (context.domains(list).contains(query)
                && (!onlyBlackholed || Answers.leadNowhere(query))
                && !Trusted.has(query, context)) {
            context.report(query)
                    .detail("threatListName", list)
                    .say(
                            onlyBlackholed
                                    ? "%s asked for %s, which is on the list %s, and was led nowhere."
                                    : "%s asked for %s, which is on the list %s.",
                            query.actor(),
                            query.name(),
                            list);
        }
    }
}
