package dev.fraiseql.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.json.Cursor.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final byte[] DIGEST = {1, 2, 3, 4, 5, 6, 7, -1};
  private static final byte[] OTHER = {1, 2, 3, 4, 5, 6, 7, -2};

  private static String cursor(String values) {
    JsonSink out = new JsonSink(0);
    out.raw("before".getBytes(StandardCharsets.UTF_8));
    int mark = Cursor.begin(DIGEST, out);
    out.raw(values.getBytes(StandardCharsets.UTF_8));
    Cursor.end(mark, out);
    String written = new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
    assertThat(written).startsWith("before\"").endsWith("\"");
    return written.substring(7, written.length() - 1);
  }

  @Test
  void givesBackWhatWasWritten() {
    List<String> values = Arrays.asList("17", "null", null, "a\"\\é\n", "true", "1.50");
    assertThat(Cursor.read(cursor("17,\"null\",null,\"a\\\"\\\\é\\n\",true,1.50"), DIGEST))
        .isEqualTo(new Reading.Values(values));
  }

  @Test
  void needsNoEscapingInUrls() {
    for (int i = 0; i < 300; i++) {
      assertThat(cursor("\"" + "ÿ>?".repeat(i % 7) + i + "\"")).matches("[A-Za-z0-9_-]+");
    }
  }

  @Test
  void knowsAForeignOneFromABrokenOne() {
    assertThat(Cursor.read(cursor("1"), OTHER)).isEqualTo(new Reading.Foreign());
    assertThat(Cursor.read("", DIGEST)).isEqualTo(new Reading.Malformed());
    assertThat(Cursor.read("é", DIGEST)).isEqualTo(new Reading.Malformed());
    assertThat(Cursor.read(cursor("1").substring(1), DIGEST)).isEqualTo(new Reading.Malformed());
    assertThat(Cursor.read(cursor("1") + "=", DIGEST)).isEqualTo(new Reading.Malformed());
    assertThat(Cursor.read(cursor("[]"), DIGEST)).isEqualTo(new Reading.Malformed());
    assertThat(Cursor.read(cursor("1,"), DIGEST)).isEqualTo(new Reading.Malformed());
  }

  @Test
  void findsEveryChangeOfOneCharacter() {
    String cursor = cursor("\"2026-01-24T10:30:00Z\",12.50,7");
    for (int i = 0; i < cursor.length(); i++) {
      for (char c : "AZaz09-_+/=".toCharArray()) {
        if (c != cursor.charAt(i)) {
          String changed = cursor.substring(0, i) + c + cursor.substring(i + 1);
          assertThat(Cursor.read(changed, DIGEST)).as(changed).isEqualTo(new Reading.Malformed());
        }
      }
    }
  }

  @Test
  void takesNoCursorApartThatItsOwnMethodsDoNotWrite() {
    byte[] bytes = Base64.getUrlDecoder().decode(cursor("1"));
    assertThat(Cursor.read(Base64.getUrlEncoder().encodeToString(bytes), DIGEST))
        .isInstanceOf(bytes.length % 3 == 0 ? Reading.Values.class : Reading.Malformed.class);
    assertThat(Cursor.read(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), DIGEST))
        .isEqualTo(new Reading.Values(List.of("1")));
  }
}
