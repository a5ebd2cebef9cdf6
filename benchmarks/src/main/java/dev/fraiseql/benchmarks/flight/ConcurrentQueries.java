package dev.fraiseql.benchmarks.flight;

import dev.fraiseql.benchmarks.load.Load;
import dev.fraiseql.benchmarks.load.LoadGenerator;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * How many small questions are answered in a second, over HTTP and over Flight, in turn.
 *
 * @param database its product's name
 * @param server who is asked
 */
record QuestionLoad(String database, ServerProcess server, FlightFindings findings) {
  static final int CONNECTIONS = 32;

  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration TURN = Duration.ofSeconds(2);

  void measure(int rounds) throws IOException, InterruptedException {
    LoadGenerator http = LoadGenerator.best();
    findings.generator(http.name());
    FlightLoad flight = new FlightLoad(server.flightPort());
    for (Subject subject :
        List.of(
            new Subject("1 row by its key", EventQuestion.row(4_711)),
            new Subject("100 rows", EventQuestion.rows(100)))) {
      String ticket = subject.question.ticket();
      http.run(server.httpPort(), List.of(subject.question.call()), CONNECTIONS, WARM_UP);
      flight.run(ticket, CONNECTIONS, WARM_UP);
      for (int round = 0; round < rounds; round++) {
        long before = server.cpuNanos();
        Load byHttp =
            http.run(server.httpPort(), List.of(subject.question.call()), CONNECTIONS, TURN);
        long between = server.cpuNanos();
        Load byFlight = flight.run(ticket, CONNECTIONS, TURN);
        long after = server.cpuNanos();
        found(subject, FlightFindings.HTTP, byHttp, between - before);
        found(subject, FlightFindings.FLIGHT, byFlight, after - between);
      }
    }
  }

  private record Subject(String name, EventQuestion question) {}

  private void found(Subject subject, String face, Load load, long cpuNanos) {
    FlightFindings.Turn found =
        new FlightFindings.Turn(
            database, subject.name, face, load, cpuNanos / 1e3 / load.answers());
    findings.turn(found);
    System.out.println(found);
  }
}
