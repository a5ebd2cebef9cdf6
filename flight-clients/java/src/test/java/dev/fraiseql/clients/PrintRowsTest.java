package dev.fraiseql.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.arrow.flight.Location;
import org.junit.jupiter.api.Test;

/** Against the sample app, in a process of its own. */
class PrintRowsTest extends SampleAppTest {
  @Test
  void printsTheRowsOfAQuery() throws Exception {
    String rows =
        printed(
            """
            {"type": "GraphQLQuery", "query":
             "{ artists(where: {id: {lte: 2}}, orderBy: [{id: ASC}]) { id name albums { title } } }"}\
            """);
    assertThat(rows)
        .isEqualTo(
            """
            id\tname\talbums
            1\tAC/DC\t[{"title":"For Those About To Rock We Salute You"},{"title":"Let There Be Rock"}]
            2\tAccept\t[{"title":"Balls to the Wall"},{"title":"Restless and Wild"}]
            """);
  }

  @Test
  void asksTheSampleAppUnlessToldOtherwise() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream standard = System.out;
    System.setOut(new PrintStream(out, true, UTF_8));
    try {
      PrintRows.main(new String[] {"localhost", String.valueOf(app.port())});
    } finally {
      System.setOut(standard);
    }
    assertThat(out.toString(UTF_8).lines().findFirst())
        .contains("id\tinvoiceDate\ttotal\tcustomer");
    assertThat(out.toString(UTF_8)).contains("25.86");
  }

  @Test
  void staysAnExample() throws Exception {
    Path source = Path.of("src/main/java/dev/fraiseql/clients/PrintRows.java");
    assertThat(Files.readAllLines(source)).hasSizeLessThan(50);
  }

  private static String printed(String ticket) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintRows.print(
        Location.forGrpcInsecure("localhost", app.port()),
        ticket,
        new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }
}
