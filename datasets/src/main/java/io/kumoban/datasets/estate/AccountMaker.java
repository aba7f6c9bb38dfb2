package io.kumoban.datasets.estate;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.Ids;
import io.kumoban.datasets.estate.Principal.Form;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes one account from the seed, its place and its size. */
final class AccountMaker {
    private static final List<String> SDKS = List.of(
            "Boto3/1.37.4 md/Botocore#1.37.4 ua/2.0 os/linux#6.1.127 md/arch#x86_64 lang/python#3.12.9"
                    + " md/pyimpl#CPython cfg/retry-mode#standard Botocore/1.37.4",
            "aws-sdk-java/2.30.21 md/io#sync md/http#Apache ua/2.1 os/Linux#6.1.127 lang/java#21.0.6"
                    + " md/OpenJDK_64-Bit_Server_VM#21.0.6+7-LTS cfg/retry-mode#legacy",
            "aws-sdk-go-v2/1.36.1 ua/2.1 os/linux lang/go#1.23.6 md/GOOS#linux md/GOARCH#arm64 api/s3#1.77.0",
            "aws-sdk-js/3.750.0 ua/2.1 os/linux#6.1.127 lang/js md/nodejs#22.13.1 api/s3#3.750.0");
    private static final String RUNTIME = "Boto3/1.36.1 md/Botocore#1.36.1 ua/2.0 os/linux#5.10 lang/python#3.13.1"
            + " exec-env/AWS_Lambda_python3.13";

    private static final int TASKS_OF_SERVICE = 4;
    /** So many machines, and one of them is a node of a Kubernetes cluster. */
    private static final int SERVERS_FOR_NODE = 10;

    private final int index;
    private final String number;
    private final String scope;
    private final Region region;
    private final Size size;
    private final Dice dice;

    AccountMaker(long seed, int index, Size size) {
        this.index = index;
        this.number = "11112222%04d".formatted(index);
        this.scope = seed + "/" + number + "/";
        this.size = size;
        this.dice = Dice.of(seed, "account", index);
        this.region = index == 0 || dice.chance(0.6) ? Region.US_EAST_1 : Region.EU_WEST_1;
    }

    Account account() {
        List<Person> people = people();
        List<String> fleets = fleets();
        List<String> functionNames = IntStream.range(0, size.functions())
                .mapToObj(i -> Names.application(i) + (i % 3 == 0 ? "-handler" : i % 3 == 1 ? "-job" : "-events"))
                .distinct()
                .toList();
        Network network = new NetworkMaker(index, scope, region).network(fleets, fleets.getLast(), functionNames);
        List<Server> servers = servers(fleets, network);
        List<Function> functions = functions(functionNames, network);
        List<ContainerService> containers = containers();
        List<Pipeline> pipelines =
                IntStream.range(0, size.pipelines()).mapToObj(this::pipeline).toList();
        String name = Names.account(index);
        Things things = new Things(
                scope, size.factor(), given(name, people, servers, functions, containers, pipelines, network));
        return new Account(
                index, number, name, scope, region, people, servers, functions, containers, pipelines, network, things);
    }

    private List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < size.people(); i++) {
            String name = Names.person(dice);
            Job job = Job.ofNumber(i);
            boolean signOn = dice.chance(0.75);
            Region where = dice.chance(0.85) ? region : region.other();
            Principal role = signOn
                    ? role(Form.SIGN_ON, signOnRole(job), "")
                    : new Principal(Form.USER_IN_CONSOLE, number, name, Ids.principal("AIDA", scope + name), "");
            people.add(new Person(
                    name,
                    job,
                    signOn,
                    where.offset(),
                    dice.between(7, 9),
                    AddressPlan.office(index * 2 + where.ordinal()),
                    AddressPlan.home((int) dice.next()),
                    i > 4 && dice.chance(0.08) ? dice.between(8, 60) : 0,
                    dice.next(),
                    role));
        }
        return people;
    }

    private String signOnRole(Job job) {
        return "AWSReservedSSO_" + job.permissionSet() + "_"
                + Dice.ofThing(scope + job.permissionSet(), 0).hex(16);
    }

    /** The names of all machines: web, api and worker fleets, the nodes of a cluster, and one for operations, which comes last. */
    private List<String> fleets() {
        List<String> names = new ArrayList<>();
        int nodes = size.servers() / SERVERS_FOR_NODE;
        int rest = size.servers() - 1 - nodes;
        int web = Math.max(1, rest * 2 / 5);
        int api = Math.max(1, rest * 3 / 10);
        for (String fleet : List.of("web", "api", "worker")) {
            int count = fleet.equals("web") ? web : fleet.equals("api") ? api : Math.max(1, rest - web - api);
            for (int i = 0; i < count; i++) {
                names.add(fleet + "-" + i);
            }
        }
        for (int i = 0; i < nodes; i++) {
            names.add("node-" + i);
        }
        names.add("ops-0");
        return names;
    }

    private List<Server> servers(List<String> names, Network network) {
        List<Server> servers = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int dash = name.indexOf('-');
            String fleet = name.substring(0, dash);
            servers.add(new Server(
                    name,
                    fleet,
                    Integer.parseInt(name.substring(dash + 1)),
                    (int) names.stream()
                            .filter(other -> other.startsWith(fleet + "-"))
                            .count(),
                    network.servers().get(i),
                    role(Form.INSTANCE, fleet + "-server-role", ""),
                    Ids.resource("vol-", scope + name),
                    SDKS.get((fleet.charAt(0) + index) % SDKS.size())));
        }
        return servers;
    }

    private List<Function> functions(List<String> names, Network network) {
        List<Function> functions = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            functions.add(new Function(
                    names.get(i),
                    role(Form.ROLE, names.get(i) + "-role", ""),
                    network.functions().get(i),
                    i % 3 == 1 ? List.of(5, 15, 60).get(dice.below(3)) : 0,
                    AddressPlan.function(index * 61 + i),
                    RUNTIME));
        }
        return functions;
    }

    private List<ContainerService> containers() {
        List<ContainerService> services = new ArrayList<>();
        for (int rest = size.containers(); rest > 0; rest -= TASKS_OF_SERVICE) {
            int place = services.size();
            String name = Names.application(place + 3) + "-" + (place % 2 == 0 ? "service" : "consumer");
            services.add(new ContainerService(
                    name,
                    "services-" + place % 2,
                    role(Form.ROLE, name + "-task-role", ""),
                    Math.min(rest, TASKS_OF_SERVICE),
                    dice.between(7, 90),
                    SDKS.get(place % SDKS.size()) + " exec-env/AWS_ECS_FARGATE"));
        }
        return services;
    }

    private Pipeline pipeline(int place) {
        String application = Names.application(place);
        return new Pipeline(
                application,
                role(Form.ROLE, "pipeline-" + application + "-build", ""),
                role(Form.ROLE, "pipeline-" + application + "-deploy", ""),
                new Principal(
                        Form.WEB_IDENTITY, number, "repository:kumo/" + application, "token.pipelines.example", ""),
                place);
    }

    private Principal role(Form form, String name, String through) {
        return new Principal(form, number, name, Ids.principal("AROA", scope + name), through);
    }

    private Map<Thing, List<String>> given(
            String name,
            List<Person> people,
            List<Server> servers,
            List<Function> functions,
            List<ContainerService> containers,
            List<Pipeline> pipelines,
            Network network) {
        Map<Thing, List<String>> given = new EnumMap<>(Thing.class);
        given.put(Thing.INSTANCE, servers.stream().map(Server::id).toList());
        given.put(Thing.VOLUME, servers.stream().map(Server::volume).toList());
        given.put(
                Thing.INTERFACE,
                network.interfaces().stream().map(Interface::id).toList());
        given.put(Thing.SUBNET, network.subnets());
        given.put(Thing.VPC, List.of(network.vpc()));
        given.put(Thing.FUNCTION, functions.stream().map(Function::name).toList());
        List<String> roles = new ArrayList<>();
        servers.forEach(server -> roles.add(server.role().name()));
        functions.forEach(function -> roles.add(function.role().name()));
        containers.forEach(service -> roles.add(service.role().name()));
        pipelines.forEach(pipeline -> roles.add(pipeline.deploy().name()));
        given.put(Thing.ROLE, roles.stream().distinct().toList());
        given.put(Thing.USER, people.stream().map(Person::name).toList());
        given.put(
                Thing.BUCKET,
                IntStream.range(0, size.buckets())
                        .mapToObj(i -> "kumo-" + name + "-" + Names.application(i))
                        .toList());
        return given;
    }
}
