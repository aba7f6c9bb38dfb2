package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.Ids;
import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Principal;
import io.kumoban.datasets.estate.Principal.Form;
import io.kumoban.datasets.estate.Server;
import io.kumoban.datasets.estate.Task;
import io.kumoban.datasets.estate.Thing;
import io.kumoban.datasets.simulator.plan.Cell;

/** How containers start, stop and get their keys, and what pods on the nodes of a cluster call. */
final class Containers {
    private static final String TASK_KEYS = "ecs-tasks.amazonaws.com";
    private static final String NODE = "node";
    private static final double POD_SHARE = 0.02;
    private static final double MOST_IN_HOUR = 30;

    private final CallHour hour;
    private final Cell cell;

    Containers(CallHour hour) {
        this.hour = hour;
        this.cell = hour.cell();
    }

    void live() {
        Dice dice = cell.dice("containers");
        Caller keys = Caller.of(service(TASK_KEYS), false);
        for (Task task : hour.machines().tasks()) {
            if (task.begin() == cell.start()) {
                start(task, dice);
            }
            Credentials session = hour.keyring().of(task, cell.start());
            if (cell.covers(session.issued())) {
                hour.writer().beginning(session).call(keys, hour.api("sts:AssumeRole"), session.issued(), dice);
            }
        }
        double pods = cell.callsAnHour() * POD_SHARE / cell.account().servers().size();
        for (int machine : hour.machines().awake()) {
            if (hour.machines().isServer(machine)
                    && hour.machines().server(machine).fleet().equals(NODE)) {
                pod(hour.machines().server(machine), pods, dice);
            }
        }
    }

    /** The service makes an interface for a task, and takes away that of the one before. */
    private void start(Task task, Dice dice) {
        String name = "AWSServiceRoleForECS";
        Principal role = new Principal(
                Form.SERVICE_LINKED,
                cell.account().number(),
                name,
                Ids.principal("AROA", cell.account().scope() + name),
                "ecs.amazonaws.com");
        Credentials session = hour.keyring()
                .session(
                        role,
                        "ecs-eni-provisioning",
                        task.id(),
                        cell.start(),
                        3_600,
                        "ecs.amazonaws.com",
                        "ecs.amazonaws.com");
        hour.writer()
                .beginning(session)
                .call(Caller.of(service("ecs.amazonaws.com"), false), hour.api("sts:AssumeRole"), cell.start(), dice);
        Caller ecs = Caller.of(session, false);
        byte[] id = RecordBuffer.ascii(task.network().id());
        hour.writer().callOf(ecs, hour.api("ec2:CreateNetworkInterface"), Thing.INTERFACE, id, cell.start() + 1, dice);
        hour.writer()
                .callOf(ecs, hour.api("ec2:DescribeNetworkInterfaces"), Thing.INTERFACE, id, cell.start() + 2, dice);
        hour.writer().call(ecs, hour.api("ec2:DeleteNetworkInterface"), cell.start() + 40, dice);
    }

    /** A pod's key comes with a token that its cluster signs; seldom the token is too old. */
    private void pod(Server node, double mean, Dice dice) {
        String name = "pod-" + cell.account().name() + "-role";
        Principal role = new Principal(
                Form.ROLE,
                cell.account().number(),
                name,
                Ids.principal("AROA", cell.account().scope() + name),
                "");
        Credentials renewed = hour.keyring().ofPod(node, role, cell.end() - 1);
        if (cell.covers(renewed.issued())) {
            Principal vouched = new Principal(
                    Form.WEB_IDENTITY,
                    cell.account().number(),
                    "system:serviceaccount:shop:" + node.fleet() + node.number(),
                    "arn:aws:iam::" + cell.account().number() + ":oidc-provider/oidc.eks."
                            + cell.account().region().id() + ".amazonaws.com/id/"
                            + Ids.resource("", cell.account().scope()),
                    "");
            Credentials token = new Credentials(vouched, "", "", 0, 0, renewed.address(), renewed.userAgent());
            hour.writer()
                    .beginning(renewed)
                    .call(Caller.of(token, false), hour.api("sts:AssumeRoleWithWebIdentity"), renewed.issued(), dice);
        }
        int errands = dice.poisson(Math.min(MOST_IN_HOUR, mean));
        for (int i = 0; i < errands; i++) {
            long time = cell.start() + dice.below(3_540);
            Caller caller = Caller.of(hour.keyring().ofPod(node, role, time), false);
            for (Api api : hour.errands().group("pod").next(dice).calls()) {
                hour.writer().call(caller, api, time, dice);
            }
        }
    }

    private Credentials service(String name) {
        Principal principal = new Principal(Form.SERVICE, cell.account().number(), name, "", "");
        return new Credentials(principal, "", "", 0, 0, name, name);
    }
}
