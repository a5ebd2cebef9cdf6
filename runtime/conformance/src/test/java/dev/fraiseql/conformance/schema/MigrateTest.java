package dev.fraiseql.conformance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.cli.Fraiseql;
import dev.fraiseql.conformance.foreign.ForeignTables;
import dev.fraiseql.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command {@code fraiseql migrate} makes the control tables that a server would make. */
class MigrateTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return new Fraiseql(
            Map.of(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(List.of(arguments));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void createsTheControlTablesBesideThoseOfTheApplication(TestDatabase database) throws Exception {
    String url = ForeignTables.create(database, "create table notes (id int primary key)");
    assertThat(run("migrate", "--url", url)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("The tables fq_* of ")
        .endsWith(" are those of this version.\n");
    assertThat(count(url, "fq_outbox")).isZero();
    assertThat(count(url, "fq_idempotency")).isZero();
    int migrations = count(url, "fq_migrations");
    assertThat(migrations).isGreaterThan(1);
    assertThat(run("migrate", "--url", url)).isZero();
    assertThat(count(url, "fq_migrations")).isEqualTo(migrations);
  }

  private static int count(String url, String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + table)) {
      result.next();
      return result.getInt(1);
    }
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(run("migrat")).isEqualTo(2);
    assertThat(run("migrate", "--tables", "a")).isEqualTo(2);
    assertThat(run("migrate")).isEqualTo(2);
    assertThat(run("migrate", "--url", "jdbc:postgresql://127.0.0.1:1/none")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).lines().toList())
        .satisfiesExactly(
            unknown ->
                assertThat(unknown)
                    .isEqualTo(
                        "fraiseql: Unknown command migrat. Did you mean migrate? fraiseql --help lists"
                            + " the commands."),
            option -> assertThat(option).startsWith("fraiseql: Unknown option --tables."),
            missing -> assertThat(missing).startsWith("fraiseql: --url is missing"),
            unreachable ->
                assertThat(unreachable)
                    .startsWith("fraiseql: ")
                    .contains("127.0.0.1:1")
                    .doesNotContain("Exception"));
    assertThat(run("migrate", "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Usage: fraiseql migrate [OPTIONS]")
        .contains("\n  --url URL ");
  }
}
