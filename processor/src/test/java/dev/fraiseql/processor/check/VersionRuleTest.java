package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class VersionRuleTest {
  private static Compiler order(String fields) {
    return Compiler.create().source("@Type record Order(@Id long id,\n    " + fields + ") {}");
  }

  private static void assertUnsuitable(String field, String why) {
    assertOnly(
        order(field),
        2,
        "@Version",
        "FQ143: Order.version cannot be a version: "
            + why
            + ". A @Version is an int, a long or an Instant that is never null.");
  }

  @Test
  void acceptsWholeNumbersAndInstants() {
    for (String type : new String[] {"int", "long", "Integer", "Long", "Instant"}) {
      assertNone(order("@Version " + type + " version"));
    }
  }

  @Test
  void reportsAnotherType() {
    assertUnsuitable("@Version String version", "it is of the type String");
    assertUnsuitable("@Version short version", "it is of the type short");
    assertUnsuitable("@Version LocalDateTime version", "it is of the type LocalDateTime");
    assertUnsuitable("@Version List<Integer> version", "it is of the type List<Integer>");
    assertUnsuitable("@Version @Relation Order version", "it is a relation");
  }

  @Test
  void reportsAVersionThatMayBeNull() {
    assertUnsuitable("@Version @Nullable Integer version", "it may be null");
  }

  @Test
  void reportsAVersionThatMutationsCannotRaise() {
    assertUnsuitable(
        "@Version @Column(name = \"number\", readOnly = true) int version, int number",
        "it only reads its column");
    assertUnsuitable(
        "@Version @Column(stored = Stored.UNIX_SECONDS) Instant version",
        "it is stored as UNIX_SECONDS");
    assertOnly(
        Compiler.create().source("@Type record Order(@Id @Version long id) {}"),
        1,
        "@Version",
        "FQ143: Order.id cannot be a version: it is a key. A @Version is an int, a long or an"
            + " Instant that is never null.");
  }

  @Test
  void reportsAVersionOfATypeWithoutMutations() {
    for (String type : new String[] {"readOnly = true", "key = Key.NONE"}) {
      assertOnly(
          Compiler.create()
              .source(
                  "@Type(%s) record Total(%s int year, @Version int version) {}"
                      .formatted(type, type.startsWith("key") ? "" : "@Id")),
          1,
          "@Version",
          "FQ143: Total.version cannot be a version: no mutation writes Total. A @Version is an"
              + " int, a long or an Instant that is never null.");
    }
  }

  @Test
  void reportsTwoVersions() {
    assertOnly(
        order("@Version int version,\n    @Version Instant changed"),
        3,
        "@Version",
        "FQ144: Order has two versions: version and changed. Keep @Version on one of them.");
  }

  @Test
  void reportsAVersionInAnEmbeddedObject() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id, @Embedded Change change) {}
                record Change(@Version int version) {}
                """),
        2,
        "@Version",
        "FQ126: Change.version has @Version, but its class is embedded in Order. Put it on a field"
            + " of Order itself.");
  }
}
