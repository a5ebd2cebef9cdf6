package dev.fraiseql.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.query.Selection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeIdTest {

  @Test
  void givesBackWhatWasWritten() {
    JsonSink out = new JsonSink(0);
    int mark = NodeId.begin(new Selection("Seat", List.of()), out);
    out.raw(',');
    out.string("A \"é\\");
    out.raw(',');
    out.integerId(12, false);
    NodeId.end(mark, out);
    String written = new String(out.array(), 1, out.size() - 2, StandardCharsets.UTF_8);
    assertThat(written).matches("[A-Za-z0-9_-]+");
    assertThat(NodeId.read(written)).hasValue(new NodeId("Seat", List.of("A \"é\\", "12")));
  }

  @Test
  void isNothingElse() {
    for (String text :
        List.of(
            "[\"Seat\"]", "[]", "{}", "", "[\"Seat\",null]", "[\"Seat\",\"1\"", "[[\"Seat\"]]")) {
      assertThat(NodeId.read(opaque(text))).as(text).isEmpty();
    }
    assertThat(NodeId.read("Seat:1")).isEmpty();
    assertThat(NodeId.read("17")).isEmpty();
    assertThat(NodeId.read(opaque("[\"Seat\",\"1\"]"))).isPresent();
  }

  private static String opaque(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
