package dev.fraiseql.conformance.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.testing.TestDatabase;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Apache's JDBC driver for Flight SQL binds and reads in JVMs of several time zones, as
 * docs/flight-sql.md says.
 */
@Timeout(300)
@SuppressWarnings("try") // close() may throw InterruptedException
class JdbcDriverTest {

  /** What is right in every zone. */
  private static final List<String> RIGHT =
      List.of(
          "moment getString: String 2026-01-24 10:30:00.250001",
          "moment as Instant: Instant 2026-01-24T10:30:00.250001Z",
          "moment as OffsetDateTime: OffsetDateTime 2026-01-24T10:30:00.250001Z",
          "local getString: String 2026-01-24 10:30:00.250001",
          "local as LocalDateTime: LocalDateTime 2026-01-24T10:30:00.250001",
          "day getObject: Date 0001-01-01",
          "day getString: String 0001-01-01",
          "day getDate: Date 0001-01-01",
          "day as LocalDate: LocalDate 0001-01-01",
          "micros getObject: Duration PT-0.000001S",
          "micros getString: String PT-0.000001S",
          "money getObject: BigDecimal 0.01",
          "money getBigDecimal: BigDecimal 0.01",
          "large getObject: Long -9223372036854775808",
          "uuid getString: String dea43f85-adbd-5c42-a8e5-005933dd030c");

  /** What the driver gets wrong or rejects, in every zone. */
  private static final List<String> LIMITS =
      List.of(
          "moment getObject: fails",
          "moment as LocalDate: fails",
          "local as LocalDate: fails",
          "uuid as UUID: fails",
          "large getInt: Integer 0",
          "large getBigDecimal, scale 1: BigDecimal -9223372036854776000.0",
          "money getBigDecimal, scale 1: BigDecimal 0.0");

  /** What is right in UTC alone. Times lose their microseconds there, too. */
  private static final List<String> IN_UTC =
      List.of(
          "moment getTimestamp: Timestamp 2026-01-24T10:30:00.250001Z",
          "moment getTime: Time 10:30:00",
          "local getObject: Timestamp 2026-01-24T10:30:00.250001Z",
          "local getTimestamp: Timestamp 2026-01-24T10:30:00.250001Z",
          "time getObject: ArrowFlightJdbcTime 10:30:00.500",
          "time getString: String 10:30:00.500",
          "time getTime: ArrowFlightJdbcTime 10:30:00.500");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Kolkata", "America/New_York"})
  void settersReturnTheRightRowsOrFail(String zone) throws Exception {
    assertThat(output(JdbcSetters.class, zone))
        .isEqualTo(DomainDatabase.resource("/jdbc-setters.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Kolkata", "America/New_York"})
  void someGettersReturnTheValueInEveryZone(String zone) throws Exception {
    List<String> lines = output(JdbcGetters.class, zone).lines().toList();

    assertThat(lines).containsAll(RIGHT).containsAll(LIMITS);
    if (zone.equals("UTC")) {
      assertThat(lines).containsAll(IN_UTC);
    } else {
      assertThat(lines).doesNotContainAnyElementsOf(IN_UTC);
    }
  }

  /** The output of a program that uses the driver, in a JVM of its own. */
  private String output(Class<?> program, String zone) throws Exception {
    try (FlightFixture fixture =
        FlightFixture.serve(DomainDatabase.of(TestDatabase.SQLITE).engine(Map.of()), 4)) {
      Path errors = folder.resolve("errors");
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--add-opens=java.base/java.nio=ALL-UNNAMED",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Duser.timezone=" + zone,
                  "-cp",
                  classPath(),
                  program.getName(),
                  "jdbc:arrow-flight-sql://localhost:"
                      + fixture.service().port()
                      + "?useEncryption=false")
              .redirectError(errors.toFile())
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s", Files.readString(errors)).isZero();
      return output;
    }
  }

  /** The driver and the programs, as an application would have them. */
  private static String classPath() {
    String all = System.getProperty("java.class.path");
    return Arrays.stream(all.split(Pattern.quote(File.pathSeparator), -1))
        .filter(
            entry -> entry.contains("flight-sql-jdbc-driver") || Files.isDirectory(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
