package io.kumoban.detectors.guardduty.iam;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Text;

/**
 * Somebody calls an API from an address of a threat list. Refused calls count too: they tell as much about who tries.
 * Calls on the data of a bucket, and those that change who may reach it, have types of their own, about the bucket.
 */
abstract class ListedCaller implements Rule<ApiCall> {
    private static final Field BUCKET = Field.ofCall("requestParameters.bucketName");

    private final String list;
    private final String thing;

    /** What a call on a bucket does. */
    enum Use {
        LOOKS,
        READS,
        CHANGES
    }

    /** @param thing what the list holds, as in "from <i>an exit of the Tor network</i>" */
    ListedCaller(String list, String thing) {
        this.list = list;
        this.thing = thing;
    }

    /** The type of a call that only looks around. */
    abstract String looking();

    /** The type of a call that changes something. */
    abstract String changing();

    /** The type of a call on a bucket. */
    abstract String onBucket(Use use);

    /** What all of the family say alike. */
    final About described(About about) {
        return about.what("Calls from an address of the list " + list
                        + ", refused ones too, one finding for each identity"
                        + " and bucket. Calls of services are left out.")
                .normally("People and programs call from networks of their own, of their employer or of AWS.")
                .thenCheck(
                        "Did the calls succeed, and what else did these credentials do today? Where are they kept, and"
                                + " who had them? Rotate them first.")
                .mistakenFor("an address that changed hands since it was listed; a shared exit of a proxy or provider");
    }

    @Override
    public final Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .notOfServices()
                .fields(BUCKET)
                .by(Key.PRINCIPAL)
                .needing(list);
    }

    @Override
    public final void on(ApiCall call, Context context) {
        Address source = call.sourceAddress();
        if (!context.addresses(list).contains(source) || context.trusts(source)) {
            return;
        }
        Text bucket = call.text(BUCKET);
        boolean concernsBucket = call.eventSource().is("s3.amazonaws.com")
                && bucket.isPresent()
                && (call.isDataEvent() || !call.readsOnly());
        Report report = context.report(call).detail("threatListName", list);
        if (concernsBucket) {
            report.type(onBucket(use(call)))
                    .resource("arn:aws:s3:::" + bucket)
                    .apart(call.principal().toString());
        } else {
            report.type(call.readsOnly() ? looking() : changing());
        }
        report.say(
                "%s %s %s from %s, %s on the list %s.",
                call.principal(), call.failed() ? "tried to call" : "called", call.name(), source, thing, list);
    }

    private static Use use(ApiCall call) {
        if (!call.readsOnly()) {
            return Use.CHANGES;
        }
        Text name = call.name();
        boolean takes = name.is("GetObject")
                || name.is("GetObjectTorrent")
                || name.is("GetObjectVersion")
                || name.is("CopyObject")
                || name.is("SelectObjectContent");
        return takes ? Use.READS : Use.LOOKS;
    }
}
