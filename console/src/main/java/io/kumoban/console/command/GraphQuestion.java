package io.kumoban.console.command;

import io.kumoban.console.behaviour.NodeNames;
import io.kumoban.engine.graph.GraphStore;
import picocli.CommandLine.Parameters;

/** Which graph and which node are asked, over which time, and how the answer is written. */
final class GraphQuestion extends GraphScope {
    @Parameters(index = "1", paramLabel = "NODE", description = "A node, such as ip:198.51.100.7 or its name alone.")
    String node = "";

    int node(GraphStore graph) {
        return NodeNames.find(graph, node);
    }
}
