package io.kumoban.console.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GuardDuty's ListFindings and GetFindings on the loopback interface, over findings that were written before. Answers in
 * the protocol rest-json and checks no signature.
 */
final class GuardDutyStub implements AutoCloseable {
    /** The most findings that one GetFindings may ask for. */
    static final int PAGE = 50;

    private final HttpServer server;
    private final Map<String, JsonNode> findings = new LinkedHashMap<>();
    private final List<String> ids;

    GuardDutyStub(List<JsonNode> served) throws IOException {
        served.forEach(finding -> findings.put(finding.path("id").asString(), finding));
        ids = List.copyOf(findings.keySet());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/detector/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonNode request = Json.read(text.isEmpty() ? "{}" : text);
            String path = exchange.getRequestURI().getPath();
            ObjectNode response = path.endsWith("/findings/get") ? get(request) : list(request);
            byte[] body = Json.text(response).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ObjectNode list(JsonNode request) {
        int from = Integer.parseInt(request.path("nextToken").asString("0"));
        int to = Math.min(ids.size(), from + request.path("maxResults").asInt(PAGE));
        ObjectNode response = Json.object();
        ArrayNode page = response.putArray("findingIds");
        ids.subList(from, to).forEach(page::add);
        if (to < ids.size()) {
            response.put("nextToken", Integer.toString(to));
        }
        return response;
    }

    private ObjectNode get(JsonNode request) {
        List<JsonNode> asked = new ArrayList<>();
        request.path("findingIds").forEach(id -> {
            JsonNode finding = findings.get(id.asString());
            if (finding != null) {
                asked.add(finding);
            }
        });
        ObjectNode response = Json.object();
        response.set("findings", Json.array(asked));
        return response;
    }
}
