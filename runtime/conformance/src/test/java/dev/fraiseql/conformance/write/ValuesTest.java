package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Values of every type are returned as they were written, also by a query and found by a filter.
 */
class ValuesTest {
  static final String CLASSES =
      """
      enum Size { SMALL, LARGE }
      @Type record Value(
          @Id @Column(length = 5) String id,
          byte tiny,
          short small,
          int medium,
          long big,
          float single,
          double real,
          @Column(precision = 10, scale = 3) BigDecimal price,
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
          @Column(precision = 8, scale = 2) List<BigDecimal> prices,
          List<Boolean> flags,
          List<Instant> moments,
          List<LocalTime> times,
          List<Size> sizes,
          List<UUID> uuids,
          @Nullable Integer none) {}
      """;

  static final String LOW =
      "tiny: -128, small: -32768, medium: -2147483648, big: -9223372036854775808, single: -3.5,"
          + " real: -1.7976931348623157e308, price: -9999999.999,"
          + " wide: -9999999999999999999999999999.0000000001, text: \"\", flag: false, size: SMALL,"
          + " uuid: \"00000000-0000-0000-0000-000000000000\", day: \"0001-01-01\","
          + " time: \"00:00:00\", local: \"0001-01-01T00:00:00\", moment: \"0001-01-01T00:00:00Z\","
          + " duration: \"PT-1H\", bytes: \"\", document: {a: [1, null]}, texts: [], numbers: [],"
          + " prices: [], flags: [], moments: [], times: [], sizes: [], uuids: []";
  static final String HIGH =
      "tiny: 127, small: 32767, medium: 2147483647, big: 9223372036854775807, single: 0.1,"
          + " real: 4.9e-324, price: 9999999.999, wide: 9999999999999999999999999999.9999999999,"
          + " text: \"a'b\\\"c\\\\d\\u00e9\\ud83d\\ude00\", flag: true, size: LARGE,"
          + " uuid: \"ffffffff-ffff-4fff-bfff-ffffffffffff\", day: \"9999-12-31\","
          + " time: \"23:59:59.999999\", local: \"9999-12-31T23:59:59.999999\","
          + " moment: \"9999-12-31T23:59:59.999999Z\", duration: \"PT1H0.000001S\", bytes: \"/wCq\","
          + " document: \"x\", texts: [\"a\", \"\", \"q\\\"\"], numbers: [1, -2], prices: [1.5, -0.25],"
          + " flags: [true, false], moments: [\"2026-01-24T10:30:00.5Z\", \"2026-01-24T10:30:00Z\"],"
          + " times: [\"10:30:00\", \"10:30:00.000001\"], sizes: [LARGE, SMALL],"
          + " uuids: [\"ffffffff-ffff-4fff-bfff-ffffffffffff\"], none: 7";
  static final String FIELDS =
      "id tiny small medium big single real price wide text flag size uuid day time local moment"
          + " duration bytes document texts numbers prices flags moments times sizes uuids none";

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void returnsWhatWasWritten(TestDatabase database) {
    try (Shop shop = Shop.ofTypes(database, CLASSES)) {
      String created =
          shop.execute(
              "mutation { createValues(inputs: [{id: \"low\", %s}, {id: \"high\", %s}]) { %s } }"
                  .formatted(LOW, HIGH, FIELDS));
      assertThat(created)
          .isEqualTo(
              "{\"data\":{\"createValues\":[{\"id\":\"low\",\"tiny\":-128,\"small\":-32768,"
                  + "\"medium\":-2147483648,\"big\":-9223372036854775808,\"single\":-3.5,"
                  + "\"real\":-1.7976931348623157E308,\"price\":-9999999.999,"
                  + "\"wide\":-9999999999999999999999999999.0000000001,\"text\":\"\",\"flag\":false,"
                  + "\"size\":\"SMALL\",\"uuid\":\"00000000-0000-0000-0000-000000000000\","
                  + "\"day\":\"0001-01-01\",\"time\":\"00:00:00\",\"local\":\"0001-01-01T00:00:00\","
                  + "\"moment\":\"0001-01-01T00:00:00Z\",\"duration\":\"PT-1H\",\"bytes\":\"\","
                  + "\"document\":{\"a\":[1,null]},\"texts\":[],\"numbers\":[],\"prices\":[],\"flags\":[],"
                  + "\"moments\":[],\"times\":[],\"sizes\":[],\"uuids\":[],\"none\":null},"
                  + "{\"id\":\"high\",\"tiny\":127,\"small\":32767,\"medium\":2147483647,"
                  + "\"big\":9223372036854775807,\"single\":0.1,\"real\":4.9E-324,\"price\":9999999.999,"
                  + "\"wide\":9999999999999999999999999999.9999999999,"
                  + "\"text\":\"a'b\\\"c\\\\d\u00e9\ud83d\ude00\",\"flag\":true,\"size\":\"LARGE\","
                  + "\"uuid\":\"ffffffff-ffff-4fff-bfff-ffffffffffff\",\"day\":\"9999-12-31\","
                  + "\"time\":\"23:59:59.999999\",\"local\":\"9999-12-31T23:59:59.999999\","
                  + "\"moment\":\"9999-12-31T23:59:59.999999Z\",\"duration\":\"PT1H0.000001S\","
                  + "\"bytes\":\"/wCq\",\"document\":\"x\",\"texts\":[\"a\",\"\",\"q\\\"\"],"
                  + "\"numbers\":[1,-2],\"prices\":[1.50,-0.25],\"flags\":[true,false],"
                  + "\"moments\":[\"2026-01-24T10:30:00.500Z\",\"2026-01-24T10:30:00Z\"],"
                  + "\"times\":[\"10:30:00\",\"10:30:00.000001\"],\"sizes\":[\"LARGE\",\"SMALL\"],"
                  + "\"uuids\":[\"ffffffff-ffff-4fff-bfff-ffffffffffff\"],\"none\":7}]}}");
      String read = shop.execute("{ values(orderBy: [{id: DESC}]) { " + FIELDS + " } }");
      assertThat(read).isEqualTo(created.replace("createValues", "values"));
      assertThat(
              shop.execute(
                  "{ valuesCount(where: {moment: {eq: \"9999-12-31T23:59:59.999999Z\"},"
                      + " wide: {eq: 9999999999999999999999999999.9999999999}, single: {eq: 0.1},"
                      + " bytes: {eq: \"/wCq\"}, document: {eq: \"x\"}, prices: {contains: [1.5]},"
                      + " moments: {contains: [\"2026-01-24T10:30:00.5Z\"]},"
                      + " duration: {gt: \"PT1H\"}}) }"))
          .isEqualTo("{\"data\":{\"valuesCount\":1}}");
      String updated =
          shop.execute(
              "mutation { updateValue(id: \"low\", input: {%s}) { %s } }".formatted(HIGH, FIELDS));
      assertThat(updated.replace("\"low\"", "\"high\""))
          .isEqualTo(
              "{\"data\":{\"updateValue\":"
                  + created.substring(created.indexOf("{\"id\":\"high\""), created.length() - 3)
                  + "}}");
    }
  }
}
