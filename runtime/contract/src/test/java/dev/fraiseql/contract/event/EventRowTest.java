package dev.fraiseql.contract.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventRowTest {
  private static final EventRow ROW =
      EventRow.of(
          """
          {"id":"7","tiny":-128,"real":0.1,"total":"10.50","flag":true,"none":null,
           "moment":"2026-01-24T09:00:00Z","local":"2026-01-24T10:00:00","day":"2026-01-24",
           "time":"10:00:00","span":"PT1H","uuid":"00000000-0000-0001-0000-000000000002",
           "bytes":"AAH/","tags":["a","b"],"numbers":[1,2],
           "document":{"a":[1,null,{"b":"x"}],"c":null},
           "address":{"city":"Rome","place":{"latitude":1.5}},"addressee":"Ada"}
          """);

  @Test
  void makesValuesOfTheirForms() {
    assertThat(ROW.value("id", EventValue::int64)).isEqualTo(7);
    assertThat(ROW.value("tiny", EventValue::int8)).isEqualTo((byte) -128);
    assertThat(ROW.value("tiny", EventValue::int16)).isEqualTo((short) -128);
    assertThat(ROW.value("tiny", EventValue::int32)).isEqualTo(-128);
    assertThat(ROW.value("real", EventValue::float32)).isEqualTo(0.1f);
    assertThat(ROW.value("real", EventValue::float64)).isEqualTo(0.1);
    assertThat(ROW.value("total", EventValue::decimal)).isEqualTo(new BigDecimal("10.50"));
    assertThat(ROW.value("flag", EventValue::bool)).isTrue();
    assertThat(ROW.value("moment", EventValue::instant))
        .isEqualTo(Instant.parse("2026-01-24T09:00:00Z"));
    assertThat(ROW.value("moment", EventValue::offsetDateTime))
        .isEqualTo(OffsetDateTime.parse("2026-01-24T09:00Z"));
    assertThat(ROW.value("local", EventValue::localDateTime))
        .isEqualTo(LocalDateTime.parse("2026-01-24T10:00"));
    assertThat(ROW.value("day", EventValue::localDate)).isEqualTo(LocalDate.of(2026, 1, 24));
    assertThat(ROW.value("time", EventValue::localTime)).isEqualTo(LocalTime.of(10, 0));
    assertThat(ROW.value("span", EventValue::duration)).isEqualTo(Duration.ofHours(1));
    assertThat(ROW.value("uuid", EventValue::uuid)).isEqualTo(new UUID(1, 2));
    assertThat(ROW.value("bytes", EventValue::bytes)).containsExactly(0, 1, 255);
    assertThat(ROW.list("tags", EventValue::text)).containsExactly("a", "b");
    assertThat(ROW.list("numbers", EventValue::int32)).containsExactly(1, 2);
  }

  @Test
  void keepsTheNullsOfDocuments() {
    assertThat(ROW.value("document", EventValue::json))
        .isEqualTo("{\"a\":[1,null,{\"b\":\"x\"}],\"c\":null}");
    assertThat(ROW.value("document", EventValue::object)).containsOnlyKeys("a", "c");
    Object array = ROW.value("document", EventValue::object).get("a");
    assertThat(EventValue.array(array))
        .isEqualTo(Arrays.asList(BigDecimal.ONE, null, Map.of("b", "x")));
    assertThat(EventValue.document(array)).isSameAs(array);
  }

  @Test
  void tellsWhatIsNotThere() {
    assertThat(ROW.valueOrNull("none", EventValue::text)).isNull();
    assertThat(ROW.valueOrNull("id", EventValue::text)).isEqualTo("7");
    assertThat(ROW.listOrNull("none", EventValue::text)).isNull();
    assertThat(ROW.listOrNull("tags", EventValue::text)).isEqualTo(List.of("a", "b"));
    assertThatThrownBy(() -> ROW.value("none", EventValue::text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no value at none");
    assertThatThrownBy(() -> ROW.object("none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no value at none");
  }

  @Test
  void givesEmbeddedObjectsAsRows() {
    EventRow address = ROW.object("address");
    assertThat(address.text("city")).isEqualTo("Rome");
    assertThat(address.isNull("ee")).isTrue();
    assertThat(address.object("place").value("latitude", EventValue::float64)).isEqualTo(1.5);
    assertThat(address.exists()).isTrue();
  }

  @Test
  void rejectsValuesOfOtherForms() {
    assertThatThrownBy(() -> ROW.value("flag", EventValue::text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unexpected true");
    assertThatThrownBy(() -> ROW.value("id", EventValue::bool)).hasMessage("unexpected \"7\"");
    assertThatThrownBy(() -> ROW.value("tags", EventValue::object))
        .hasMessage("unexpected [\"a\",\"b\"]");
    assertThatThrownBy(() -> ROW.value("document", EventValue::array))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ROW.value("real", EventValue::int32))
        .isInstanceOf(ArithmeticException.class);
  }
}
