package dev.fraiseql.benchmarks.flight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.io.IOException;

/**
 * The same question over HTTP and over Flight from one client, again and again.
 *
 * @param database its product's name
 * @param server who is asked
 * @param client who asks
 */
record SmallQuestions(
    String database, ServerProcess server, PythonClient client, FlightFindings findings) {
  private static final int[] ROWS = {100, 10_000, 1_000_000};

  /**
   * Asks for so many rows, as far as there are as many.
   *
   * @param most the rows that there are
   */
  void ask(long most) throws IOException {
    for (int rows : ROWS) {
      if (rows > most) {
        break;
      }
      EventQuestion question = EventQuestion.rows(rows);
      int times = rows <= 100 ? 500 : rows <= 10_000 ? 50 : 3;
      ObjectNode http =
          PythonClient.command("again")
              .put("from", "http")
              .put("port", server.httpPort())
              .put("body", question.call().body())
              .put("times", times);
      ObjectNode columns =
          PythonClient.flight(server.flightPort(), question.ticket())
              .put("do", "again")
              .put("times", times);
      for (int warm = 0; warm < 2; warm++) {
        client.ask(http.deepCopy().put("times", Math.min(times, 100)));
        client.ask(columns.deepCopy().put("times", Math.min(times, 100)));
      }
      ask(rows, FlightFindings.HTTP, http);
      ask(rows, FlightFindings.FLIGHT, columns);
    }
  }

  private void ask(int rows, String face, ObjectNode command) throws IOException {
    client.peakMegabytes();
    server.peakMegabytes();
    JsonNode answer = client.ask(command);
    if (answer.get("rows").asInt() != rows) {
      throw new IOException(face + " gave " + answer.get("rows") + " of " + rows + " rows");
    }
    FlightFindings.Asked found =
        new FlightFindings.Asked(
            database,
            rows,
            face,
            FlightFindings.Percentiles.of(answer),
            answer.get("bytes").asLong(),
            client.peakMegabytes(),
            server.peakMegabytes());
    findings.asked(found);
    System.out.println(found);
  }
}
