package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.Seed;
import dev.fraiseql.testing.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Triggers write values of every type with the bytes that mutations write. */
class TriggerValuesTest {
  private static final String CLASSES =
      """
      enum Size { SMALL, LARGE }
      record Place(@Nullable Integer row, @Nullable String shelf) {}
      @Type record Shop(@Id String name, @Column(name = "opened") @Id LocalDate opened) {}
      @Type(table = "samples", capture = Capture.TRIGGER) record Sample(
          @Id long id,
          byte tiny,
          short small,
          int medium,
          long big,
          double real,
          @Column(precision = 10, scale = 3) BigDecimal price,
          @Column(precision = 15, scale = 0) BigDecimal whole,
          @Column(precision = 38, scale = 10) BigDecimal wide,
          String text,
          boolean flag,
          Size size,
          UUID uuid,
          LocalDate day,
          LocalTime time,
          LocalDateTime local,
          Instant moment,
          Duration duration,
          byte[] bytes,
          @Json String document,
          List<String> texts,
          List<Integer> numbers,
          List<Double> reals,
          List<Size> sizes,
          List<UUID> uuids,
          List<LocalDate> days,
          %s
          @Nullable Integer none,
          @Nullable Long noLong,
          @Nullable Double noReal,
          @Column(precision = 10, scale = 3) @Nullable BigDecimal noPrice,
          @Column(precision = 38, scale = 10) @Nullable BigDecimal noWide,
          @Nullable String noText,
          @Nullable Boolean noFlag,
          @Nullable Size noSize,
          @Nullable UUID noUuid,
          @Nullable LocalDate noDay,
          @Nullable LocalTime noTime,
          @Nullable LocalDateTime noLocal,
          @Nullable Instant noMoment,
          @Nullable Duration noDuration,
          byte @Nullable [] noBytes,
          @Json @Nullable String noDocument,
          @Nullable List<String> noTexts,
          @Embedded @Nullable Place place,
          @Embedded Place fixed,
          @Relation @Nullable Shop shop) {}
      """;

  /** What databases with arrays or exact floats have beyond the others. */
  private static final String MORE =
      """
      float single,
      @Column(precision = 8, scale = 2) List<BigDecimal> prices,
      List<Boolean> flags,
      List<Instant> moments,
      List<LocalTime> times,
      List<Duration> durations,
      """;

  private static final List<String> TEXTS =
      List.of(
          "",
          "a'b\"c\\\\d/é😀",
          "\u0001\u0008\t\n\u000b\f\r\u001f\u007f",
          "\\\\u001F",
          "null",
          " x ");
  private static final List<Double> REALS =
      List.of(
          0.0,
          -0.0,
          1.0,
          -1.5,
          0.1,
          0.001,
          0.00099,
          1e7,
          9999999.0,
          1e23,
          2e23,
          123456789.125,
          1.7976931348623157e308,
          2.2250738585072014e-308,
          1.0 / 3,
          4.35,
          1e22,
          0.30000000000000004);

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void areTheBytesOfMutations(TestDatabase database) {
    Random random = new Random(Seed.get());
    try (Shop shop = Shop.ofTypes(database, CLASSES.formatted(more(database)))) {
      shop.execute(
          "mutation { createShop(input: {name: \"a\", opened: \"2026-01-02\"}) { name } }");
      List<Map<String, Object>> inputs = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        inputs.add(input(database, random, i));
      }
      String created =
          shop.execute(
              "mutation ($inputs: [SampleCreateInput!]!) { createSamples(inputs: $inputs) { id } }",
              Map.of("inputs", inputs));
      assertThat(created).startsWith("{\"data\"");
      List<String> byMutation = entries(shop, "CREATED", "after_row");
      assertThat(byMutation).hasSize(60);

      shop.run("create table copies as select * from samples", "delete from samples");
      assertThat(entries(shop, "DELETED", "before_row")).isEqualTo(byMutation);

      shop.run("delete from fq_outbox", "insert into samples select * from copies");
      assertThat(entries(shop, "CREATED", "after_row")).isEqualTo(byMutation);
    }
  }

  private static String more(TestDatabase database) {
    return switch (database) {
      case POSTGRESQL -> MORE;
      case SQLITE -> MORE.lines().skip(1).collect(Collectors.joining("\n"));
      case MYSQL, MARIADB -> "";
    };
  }

  private static List<String> entries(Shop shop, String operation, String column) {
    return shop.rows(
        "select entity_type, entity_key, partition_no, schema_version, changed, "
            + column
            + " from fq_outbox where operation = '"
            + operation
            + "' order by entity_key, id");
  }

  private static Map<String, Object> input(TestDatabase database, Random random, int i) {
    Map<String, Object> input = new HashMap<>();
    input.put("tiny", random.nextInt(256) - 128);
    input.put("small", random.nextInt(65536) - 32768);
    input.put("medium", i == 0 ? Integer.MIN_VALUE : random.nextInt());
    input.put("big", i == 0 ? Long.MIN_VALUE : i == 1 ? Long.MAX_VALUE : random.nextLong());
    input.put("real", i < REALS.size() ? REALS.get(i) : real(random));
    input.put("price", decimal(random, 10, 3));
    input.put("whole", decimal(random, 15, 0));
    input.put("wide", decimal(random, 38, 10));
    input.put("text", i < TEXTS.size() ? TEXTS.get(i) : text(random));
    input.put("flag", random.nextBoolean());
    input.put("size", random.nextBoolean() ? "SMALL" : "LARGE");
    input.put("uuid", new UUID(random.nextLong(), random.nextLong()).toString());
    input.put("day", day(random).toString());
    input.put("time", time(random).format(DateTimeFormatter.ISO_LOCAL_TIME));
    LocalDateTime local = day(random).atTime(time(random));
    input.put("local", local.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
    input.put("moment", local.toInstant(ZoneOffset.UTC).toString());
    input.put("duration", duration(random, i).toString());
    byte[] bytes = new byte[i % 7];
    random.nextBytes(bytes);
    input.put("bytes", Base64.getEncoder().encodeToString(bytes));
    input.put(
        "document",
        Map.of("b", List.of(1, new BigDecimal("1.50"), "é\n\"/"), "a", Map.of("ß", true), "", "x"));
    input.put("texts", List.of("q\"", "", text(random)));
    input.put("numbers", List.of(1, -2));
    input.put("reals", List.of(0.1, 1e10, -2.0));
    input.put("sizes", random.nextBoolean() ? List.of() : List.of("LARGE", "SMALL"));
    input.put("uuids", List.of(new UUID(0, random.nextLong()).toString()));
    input.put("days", List.of(day(random).toString()));
    if (database == TestDatabase.POSTGRESQL) {
      input.put("single", Float.intBitsToFloat(random.nextInt(0x7f000000)));
    }
    if (database == TestDatabase.POSTGRESQL || database == TestDatabase.SQLITE) {
      input.put("prices", List.of(new BigDecimal("1.5"), new BigDecimal("-0.25"), 0));
      input.put("flags", List.of(true, false));
      input.put("moments", List.of("2026-01-24T10:30:00.5Z", "2026-01-24T10:30:00Z"));
      input.put("times", List.of("10:30:00", "10:30:00.000001"));
      input.put("durations", List.of("PT1H", duration(random, 9).toString()));
    }
    if (random.nextBoolean()) {
      input.put("none", 7);
      input.put("place", Map.of("shelf", text(random)));
      input.put("shop", Map.of("name", "a", "opened", "2026-01-02"));
    }
    input.put("fixed", random.nextBoolean() ? Map.of() : Map.of("row", 3));
    return input;
  }

  private static double real(Random random) {
    return random.nextBoolean()
        ? (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12))
        : (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(500) - 250);
  }

  private static BigDecimal decimal(Random random, int precision, int scale) {
    BigInteger unscaled =
        new BigInteger(random.nextInt(110), random).mod(BigInteger.TEN.pow(precision));
    return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(12), 1, 0x2000)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static LocalDate day(Random random) {
    return LocalDate.of(1 + random.nextInt(9999), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private static LocalTime time(Random random) {
    LocalTime time = LocalTime.ofSecondOfDay(random.nextInt(86_400));
    return switch (random.nextInt(4)) {
      case 0 -> time;
      case 1 -> time.withSecond(0);
      case 2 -> time.withNano(random.nextInt(1_000) * 1_000_000);
      default -> time.withNano(random.nextInt(1_000_000) * 1_000);
    };
  }

  private static Duration duration(Random random, int i) {
    return switch (i) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofNanos(-1_000);
      case 2 -> Duration.ofHours(-3);
      case 3 -> Duration.ofSeconds(-61, 500_000);
      default -> Duration.ofNanos(random.nextLong() / 1_000_000 * 1_000);
    };
  }
}
