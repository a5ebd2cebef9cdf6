package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class InterfaceRuleTest {

  @Test
  void acceptsFieldsOfEveryKindThatAllTypesHave() {
    assertNone(
        Compiler.create()
            .source(
                """
                @Type sealed interface Media permits Track, Episode {
                  long id(); String title(); @Nullable Integer length(); Artist artist(); Size size(); List<String> tags();
                  default String shown() { return title(); }
                }
                @Type sealed interface Any permits Artist, Track {}
                @Type record Track(@Id long id, String title, @Nullable Integer length, @Relation Artist artist,
                    @Embedded Size size, List<String> tags) implements Media, Any {}
                @Type record Episode(@Id long id, String title, Integer length, @Relation Artist artist,
                    @Embedded Size size, List<String> tags, int number) implements Media {}
                @Type record Artist(@Id UUID id) implements Any {}
                record Size(int bytes) {}
                """));
  }

  @Test
  void reportsAPermittedClassThatIsNoType() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type sealed interface Media permits Track, Episode {}
                @Type record Track(@Id long id) implements Media {}
                record Episode(long id) implements Media {}
                """),
        1,
        "interface",
        "FQ131: Media permits Episode, which is not a @Type with its own table. Annotate Episode"
            + " with @Type, or do not permit it.");
  }

  @Test
  void reportsAnAccessorThatIsNoField() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type sealed interface Media permits Track, Episode {
                  String title();
                }
                @Type record Track(@Id long id, String title) implements Media {}
                @Type record Episode(@Id long id) implements Media {
                  public String title() { return "Episode"; }
                }
                """),
        2,
        "title",
        "FQ132: Media.title is not a common field of all types of Media: it is not a "
            + "field of Episode. Make it one, or remove it from the interface.");
  }

  @Test
  void reportsFieldsOfOtherDigits() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type sealed interface Media permits Track, Episode {
                  BigDecimal price();
                }
                @Type record Track(@Id long id, @Column(precision = 8, scale = 2) BigDecimal price) implements Media {}
                @Type record Episode(@Id long id, @Column(precision = 8, scale = 3) BigDecimal price) implements Media {}
                """),
        2,
        "price",
        "FQ132: Media.price is not a common field of all types of Media: Track.price "
            + "and Episode.price differ in type, precision or key. Make it one, or remove it "
            + "from the interface.");
  }

  @Test
  void reportsAFieldThatIsAKeyOfSomeAlone() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type sealed interface Media permits Track, Episode {
                  long id();
                }
                @Type record Track(@Id long id) implements Media {}
                @Type record Episode(@Id long key, long id) implements Media {}
                """),
        2,
        "id",
        "FQ132: Media.id is not a common field of all types of Media: Track.id and "
            + "Episode.id differ in type, precision or key. Make it one, or remove it from "
            + "the interface.");
  }

  @Test
  void reportsATableOfAnInterface() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type(table = "media") sealed interface Media permits Track {}
                @Type record Track(@Id long id) implements Media {}
                """),
        1,
        "\"media\"",
        "FQ130: Media has @Type(table = ...), but it is an interface and has no table. Remove the"
            + " attribute.");
  }

  @Test
  void reportsARelationToAnInterface() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Shelf(@Id long id, @Relation Media first) {}
                @Type sealed interface Media permits Track {}
                @Type record Track(@Id long id) implements Media {}
                """),
        1,
        "first",
        "FQ211: Shelf.first is a relation to Media, an interface, whose rows are in "
            + "several tables. Add a relation to each of the types that Media permits.");
  }

  @Test
  void reportsAListThatHasTheNameOfAnother() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type(plural = "tracks") sealed interface Media permits Track {}
                @Type record Track(@Id long id) implements Media {}
                """),
        1,
        "\"tracks\"",
        "FQ110: The query field tracks is defined twice: as the list of Track and as the list of"
            + " Media. Give one of them @Type(name = ...) or @Type(plural = ...).");
  }

  @Test
  void reportsANameThatATypeHas() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type(name = "Track", plural = "songs") sealed interface Media permits Track {}
                @Type record Track(@Id long id) implements Media {}
                """),
        1,
        "\"Track\"",
        "FQ108: The GraphQL name Track is used twice: by the class app.Track and by the interface"
            + " app.Media. Give one of them @Type(name = ...).");
  }
}
