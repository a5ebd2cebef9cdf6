package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class ReservedNameRuleTest {
  @Test
  void reportsTheNamesOfIntrospection() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id long id, String __x) {}"),
        1,
        "__x",
        "FQ107: The name __x is reserved: names with two leading underscores belong to"
            + " introspection. Choose another.");
  }

  @Test
  void reportsTheNameOfAScalar() {
    assertOnly(
        Compiler.create().source("@Type record Date(@Id long id) {}"),
        1,
        "@Type",
        "FQ107: The name Date is reserved: it is a scalar's. Choose another.");
  }

  @Test
  void reportsTheNameOfARootType() {
    assertOnly(
        Compiler.create().source("@Type(name = \"Query\") record Question(@Id long id) {}"),
        1,
        "\"Query\"",
        "FQ107: The name Query is reserved: it is a root type's. Choose another.");
  }

  @Test
  void reportsTheNameOfAScalarsFilterAndOfTheSortOrders() {
    assertOnly(
        Compiler.create().source("@Type record StringFilter(@Id long id) {}"),
        1,
        "@Type",
        "FQ107: The name StringFilter is reserved: it is that of a scalar's filter. Choose"
            + " another.");
    assertOnly(
        Compiler.create()
            .source(
                "@Type record Order(@Id long id, SortDirection by) {}\nenum SortDirection { UP }"),
        2,
        "enum",
        "FQ107: The name SortDirection is reserved: it is that of the sort orders. Choose"
            + " another.");
  }

  @Test
  void reportsTheKeysOfFilters() {
    assertOnly(
        Compiler.create().source("@Type record Order(@Id long id, boolean isNull) {}"),
        1,
        "isNull",
        "FQ107: The name isNull is reserved: it is a key of every filter. Choose another.");
  }

  @Test
  void reportsTheNamesOfRelay() {
    assertOnly(
        Compiler.create().source("@Type record Node(@Id long id) {}"),
        1,
        "@Type",
        "FQ107: The name Node is reserved: it is that of the interface of every type. Choose"
            + " another.");
    assertOnly(
        Compiler.create()
            .source("@Type record Order(@Id long id, PageInfo info) {}\nenum PageInfo { UP }"),
        2,
        "enum",
        "FQ107: The name PageInfo is reserved: it is that of what lies around a page. Choose"
            + " another.");
  }
}
