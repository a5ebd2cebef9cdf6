package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class LegalNameRuleTest {
  @Test
  void reportsLettersThatGraphqlHasNot() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id long id,\n    String größe) {}"),
        2,
        "größe",
        "FQ106: größe is not a valid GraphQL name. Use letters, digits and underscores, and do not"
            + " begin with a digit.");
  }

  @Test
  void reportsAGivenNameAtTheAttribute() {
    assertOnly(
        Compiler.create()
            .source("@Type(name = \"Ord er\", plural = \"orders\") record Order(@Id long id) {}"),
        1,
        "\"Ord er\"",
        "FQ106: Ord er is not a valid GraphQL name. Use letters, digits and underscores, and do not"
            + " begin with a digit.");
  }

  @Test
  void reportsAPluralAndAnEnumConstant() {
    assertOnly(
        Compiler.create().source("@Type(plural = \"all-orders\") record Order(@Id long id) {}"),
        1,
        "\"all-orders\"",
        "FQ106: all-orders is not a valid GraphQL name. Use letters, digits and underscores, and do"
            + " not begin with a digit.");
    assertOnly(
        Compiler.create()
            .source(
                "@Type record Order(@Id long id, Status status) {}\n"
                    + "enum Status { OPEN,\n"
                    + "  GELÖST }"),
        3,
        "GELÖST",
        "FQ106: GELÖST is not a valid GraphQL name. Use letters, digits and underscores, and do not"
            + " begin with a digit.");
  }
}
