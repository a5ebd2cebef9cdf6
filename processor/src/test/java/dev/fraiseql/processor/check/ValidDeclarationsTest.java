package dev.fraiseql.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.processor.Compiler;
import dev.fraiseql.processor.Compiler.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Operations are checked beside types with mistakes, as far as they have nothing to do with these.
 */
class ValidDeclarationsTest {
  private static final String SOUND =
      """
      @Type record Genre(@Id long id, String name, @Relation List<Track> tracks, Mood mood) {}
      @Type record Label(@Id long id, String name) {}
      enum Mood { CALM }
      """;

  private static final String BROKEN =
      "@Type record Track(@Id long id, Object length, @Relation Genre genre) {}";

  private static List<String> messages(String document, String... types) {
    Compiler compiler =
        Compiler.create()
            .source("@Operation(\"query Listing { " + document + " }\")\ninterface Listing {}");
    for (String type : types) {
      compiler.source(type);
    }
    return compiler.problems().stream().map(Problem::message).toList();
  }

  @Test
  void reportsMistakesOfTypesAndOfOperationsAtOnce() {
    assertThat(messages("labels { nam }", SOUND, BROKEN))
        .satisfiesExactlyInAnyOrder(
            type -> assertThat(type).startsWith("FQ102: Track.length"),
            operation ->
                assertThat(operation)
                    .startsWith("FQ302: Listing is not valid: ")
                    .contains("nam", "Did you mean name?"));
  }

  @Test
  void checksTheFieldsOfATypeWithARelationToABrokenOne() {
    assertThat(messages("genres { nam }", SOUND, BROKEN))
        .anyMatch(message -> message.contains("Did you mean name?"));
  }

  @Test
  void doesNotJudgeWhatNamesABrokenType() {
    assertThat(messages("tracks { length }", SOUND, BROKEN)).hasSize(1);
    assertThat(messages("tracksCount", SOUND, BROKEN)).hasSize(1);
    assertThat(messages("tracksConnection { totalCount }", SOUND, BROKEN)).hasSize(1);
    assertThat(messages("node(nodeId: \\\"x\\\") { ... on Track { id } }", SOUND, BROKEN))
        .hasSize(1);
  }

  @Test
  void doesNotJudgeWhatNamesARelationToABrokenType() {
    assertThat(messages("genres { tracks { id } }", SOUND, BROKEN)).hasSize(1);
    assertThat(messages("genres { tracksCount }", SOUND, BROKEN)).hasSize(1);
  }

  @Test
  void doesNotJudgeTypesWithABrokenEnum() {
    String broken = "enum Tempo { __FAST }";
    String user = "@Type record Song(@Id long id, Tempo tempo) {}";
    assertThat(
            messages(
                "songs { tempo }",
                SOUND.replace("@Relation List<Track> tracks, ", ""),
                user,
                broken))
        .hasSize(1);
    assertThat(
            messages(
                "labels { nam }",
                SOUND.replace("@Relation List<Track> tracks, ", ""),
                user,
                broken))
        .hasSize(2);
  }

  @Test
  void saysNothingOfOperationsWhenNoTypeIsLeft() {
    assertThat(messages("labels { nam }", "@Type record Label(long id, String name) {}"))
        .singleElement()
        .asString()
        .startsWith("FQ101: ");
  }
}
