package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.Ids;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Principal;
import io.kumoban.datasets.estate.Principal.Form;
import io.kumoban.datasets.simulator.plan.Cell;
import java.util.Set;

/** AWS's own services at work in the account: in their own names, and through roles that they keep for themselves. */
final class Services {
    private static final double OWN_SHARE = 0.06;
    private static final double LINKED_SHARE = 0.12;
    private static final double MOST_IN_HOUR = 60;
    private static final String LINKED = "linked.";
    private static final String LOG_DELIVERY = "delivery.logs.amazonaws.com";
    /** Logs are delivered to a bucket that was closed long ago as well; in recorded accounts most refusals are such. */
    private static final double NOT_LET_IN = 0.3;

    private static final int KEY_LASTS = 3_600;

    private final CallHour hour;
    private final Cell cell;

    Services(CallHour hour) {
        this.hour = hour;
        this.cell = hour.cell();
    }

    void live() {
        Set<String> linked = hour.errands().groups(LINKED);
        for (String group : linked) {
            inItsRole(group, cell.calls() * LINKED_SHARE / linked.size());
        }
        Set<String> own = hour.errands().services();
        for (String service : own) {
            inItsOwnName(service, cell.calls() * OWN_SHARE / own.size());
        }
    }

    private void inItsOwnName(String service, double calls) {
        Dice dice = cell.dice(service);
        ErrandGroup group = hour.errands().group(service);
        Caller caller = Caller.of(credentials(service), false);
        int count = dice.poisson(Math.min(MOST_IN_HOUR, calls / group.meanCalls()));
        for (int i = 0; i < count; i++) {
            long time = cell.start() + dice.below(3_540);
            Errand errand = group.next(dice);
            if (service.equals(LOG_DELIVERY) && dice.chance(NOT_LET_IN)) {
                hour.writer().denied(caller, errand.calls().getFirst(), time, dice);
            } else {
                run(errand, caller, time, dice);
            }
        }
    }

    private void inItsRole(String group, double calls) {
        String service = group.substring(LINKED.length());
        Dice dice = cell.dice(group);
        double mean = calls / (hour.errands().group(group).meanCalls() + 1);
        int visits = dice.poisson(Math.min(MOST_IN_HOUR, mean));
        String name = "AWSServiceRoleFor" + service.substring(0, service.indexOf('.'));
        Principal role = new Principal(
                Form.SERVICE_LINKED,
                cell.account().number(),
                name,
                Ids.principal("AROA", cell.account().scope() + name),
                service);
        for (int visit = 0; visit < visits; visit++) {
            long time = cell.start() + dice.below(3_500);
            Credentials session = hour.keyring()
                    .session(
                            role,
                            name.substring("AWSServiceRoleFor".length()) + "-session",
                            "visit" + visit,
                            time,
                            KEY_LASTS,
                            service,
                            service);
            hour.writer()
                    .beginning(session)
                    .call(Caller.of(credentials(service), false), hour.api("sts:AssumeRole"), time, dice);
            run(hour.errands().group(group).next(dice), Caller.of(session, false), time + 1, dice);
        }
    }

    private void run(Errand errand, Caller caller, long begin, Dice dice) {
        long time = begin;
        for (Api api : errand.calls()) {
            hour.writer().call(caller, api, time, dice);
            time += dice.below(2);
        }
    }

    private Credentials credentials(String service) {
        Principal principal = new Principal(Form.SERVICE, cell.account().number(), service, "", "");
        return new Credentials(principal, "", "", 0, 0, service, service);
    }
}
