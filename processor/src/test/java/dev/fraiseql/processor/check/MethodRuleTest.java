package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class MethodRuleTest {
  private static final String IMPORTS =
      "import dev.fraiseql.contract.method.*; import java.sql.Connection; ";

  private static final String TYPES =
      """
      public class Types {
        @Type record Order(@Id long id, String name) {}
        @Type(key = Key.NONE, readOnly = true) record Log(String line) {}
        record Totals(int count, @Nullable BigDecimal sum) {}
      }
      """;

  private static Compiler with(String source) {
    return Compiler.create().source(IMPORTS + "import app.Types.*; " + source).source(TYPES);
  }

  private static Compiler mutation(String method) {
    return with("@Mutation final class Orders {\n  " + method + "\n}\n");
  }

  private static Compiler query(String method) {
    return with("@Query final class Orders {\n  " + method + "\n}\n");
  }

  @Test
  void acceptsAllThatHasAType() {
    assertNone(
        mutation(
            """
            RowKey<Order> rename(@Id long id, @NotBlank String name, @Nullable Instant at, Optional<UUID> by,
                List<Integer> marks, @Json String document, Changes changes, Connection connection) {
              return RowKey.of(Order.class, id);
            }
            Order one() { return new Order(1, ""); }
            Optional<Order> perhaps() { return Optional.empty(); }
            List<Order> some() { return List.of(); }
            Totals totals() { return new Totals(0, null); }
            @Nullable List<Totals> allTotals() { return null; }
            @Id String code() { return ""; }
            void nothing() {}
            private Object helper() { return this; }
            @Override public String toString() { return String.valueOf(helper()); }
            @Query int numberOfOrders() { return 0; }
            """));
  }

  @Test
  void acceptsMethodsOfAnUnmarkedClass() {
    assertNone(
        with(
            """
            class Orders {
              Orders(Runnable dependency) {}
              @Mutation boolean pay(@Id long id) { return true; }
              Object helper() { return this; }
            }
            """));
  }

  @Test
  void reportsAClassWithoutInstances() {
    assertOnly(
        with("@Mutation record Orders() { int pay() { return 0; } }"),
        1,
        "record",
        "FQ401: Orders has @Mutation, but it is a record and not a class. Put the methods into a class"
            + " of their own.");
    assertOnly(
        with("@Query abstract class Orders { int pay() { return 0; } }"),
        1,
        "class",
        "FQ401: Orders has @Query, but it is abstract, so it has no instance. Put the methods into a"
            + " class that is not.");
    assertOnly(
        with("class Outer { @Query class Orders { int pay() { return 0; } } }"),
        1,
        "class",
        "FQ401: Orders has @Query, but it needs an instance of the class around it. Make it static.");
    assertOnly(
        with("@Query class Orders<T> { int pay() { return 0; } }"),
        1,
        "class",
        "FQ401: Orders has @Query, but it has type parameters. Remove them.");
    assertOnly(
        with("class Outer { @Query private static class Orders { int pay() { return 0; } } }"),
        1,
        "class",
        "FQ401: Orders has @Query, but it is private, so generated code cannot access it. Make it"
            + " package-private.");
    assertOnly(
        with("@Query class Orders { private int pay() { return 0; } }"),
        1,
        "class",
        "FQ401: Orders has @Query, but no method of it can be a field. Add one that is not private.");
  }

  @Test
  void reportsAMethodThatCannotBeCalled() {
    assertOnly(
        mutation("static int pay() { return 0; }"),
        2,
        "pay",
        "FQ402: Orders.pay has @Mutation, but it is static. Make it an instance method, or make it"
            + " private to have no field.");
    assertOnly(
        mutation("<T> int pay() { return 0; }"),
        2,
        "pay",
        "FQ402: Orders.pay has @Mutation, but it has type parameters. Remove them, or make it"
            + " private to have no field.");
    assertOnly(
        mutation("@Query private int pay() { return 0; }"),
        2,
        "pay",
        "FQ402: Orders.pay has @Query, but it is private, so generated code cannot access it. Make it"
            + " package-private.");
    assertOnly(
        mutation("private enum Kind { A } int pay(Kind kind) { return 0; }"),
        2,
        "pay",
        "FQ402: Orders.pay has @Mutation, but generated code cannot access Kind. Make that"
            + " package-private.");
  }

  @Test
  void reportsAParameterWithoutAType() {
    assertOnly(
        mutation("int pay(Map<String, String> how) { return 0; }"),
        2,
        "how",
        "FQ403: Orders.pay takes how of the Java type Map<String, String>, which has no GraphQL type."
            + " Use a type that docs/errors.md lists under FQ102, or a List of it.");
    assertOnly(
        mutation("int pay(@Json Map<String, String> how) { return 0; }"),
        2,
        "how",
        "FQ403: Orders.pay takes how of the Java type Map<String, String>, which has no GraphQL type. A"
            + " document is passed as its text: declare it as @Json String.");
    assertOnly(
        mutation("int pay(List<@Nullable String> how) { return 0; }"),
        2,
        "how",
        "FQ125: The elements of Orders.pay.how may be null. Remove @Nullable from them: a list cannot"
            + " contain nulls.");
  }

  @Test
  void reportsAResultWithoutAType() {
    assertOnly(
        query("Map<String, String> pay() { return Map.of(); }"),
        2,
        "pay",
        "FQ404: Orders.pay returns Map<String, String>, which has no GraphQL type. Return a value, a"
            + " RowKey or the record of a @Type, a record of values, or a List of these.");
    assertOnly(
        query("List<Log> pay() { return List.of(); }"),
        2,
        "pay",
        "FQ404: Orders.pay returns rows of Log, which has no key that they could be read by. Return a"
            + " record of values.");
    assertOnly(
        query("RowKey<String> pay() { return RowKey.of(String.class, 1); }"),
        2,
        "pay",
        "FQ404: Orders.pay returns rows of String, which is no class with @Type of this build. Annotate"
            + " it, or return another type.");
    assertOnly(
        with(
            "@Type class Part { @Id private long id; }\n@Query class Parts { Part onePart() { return new Part(); } }"),
        2,
        "onePart",
        "FQ404: Parts.onePart returns Part, whose key id generated code cannot read. Return RowKey<Part>, or"
            + " add an accessor.");
  }

  @Test
  void reportsWhatCannotBePassed() {
    assertOnly(
        query("int pay(Changes changes) { return 0; }"),
        2,
        "changes",
        "FQ405: Orders.pay takes Changes, but a query writes nothing. Remove the parameter, or make the"
            + " method a @Mutation.");
    assertOnly(
        mutation("int pay(Changes one, Changes two) { return 0; }"),
        2,
        "two",
        "FQ405: Orders.pay takes Changes twice. Remove one of the parameters.");
    assertOnly(
        mutation("int pay(Connection one, Connection two) { return 0; }"),
        2,
        "two",
        "FQ405: Orders.pay takes a Connection twice. Remove one of the parameters.");
  }

  @Test
  void reportsAFieldThatExists() {
    assertOnly(
        mutation("int createOrder() { return 0; }"),
        2,
        "createOrder",
        "FQ406: The mutation field createOrder is defined twice: as the create of one Order and as"
            + " Orders.createOrder. Rename the method.");
    assertOnly(
        query("int ordersCount() { return 0; }"),
        2,
        "ordersCount",
        "FQ406: The query field ordersCount is defined twice: as the count of Order and as"
            + " Orders.ordersCount. Rename the method.");
    assertOnly(
        query("int pay() { return 0; } int pay(int much) { return much; }"),
        2,
        "pay",
        "FQ406: The query field pay is defined twice: as Orders.pay and as Orders.pay. Rename the"
            + " method.");
  }

  @Test
  void reportsAnnotationsOfColumns() {
    assertOnly(
        mutation("int pay(@Column(name = \"x\") int much) { return much; }"),
        2,
        "much",
        "FQ407: Orders.pay.much has @Column, which is for the fields of a @Type: it is in no column."
            + " Remove it.");
    assertOnly(
        mutation("int pay(@Id LocalDate day) { return 0; }"),
        2,
        "@Id",
        "FQ408: Orders.pay.day has @Id, but its Java type LocalDate cannot be an ID. An ID is a whole"
            + " number, a String or a UUID.");
  }

  @Test
  void reportsRecordsThatCannotBeResults() {
    assertOnly(
        with("record Empty() {}\n@Query class Orders { Empty pay() { return new Empty(); } }"),
        1,
        "record",
        "FQ409: Empty cannot be a result of a method: it has no components. Add some.");
    assertOnly(
        with(
            "record Deep(Totals totals) {}\n@Query class Orders { @Nullable Deep pay() { return null; } }"),
        1,
        "totals",
        "FQ409: Deep.totals cannot be a result of a method: it is of the Java type Totals. Use a type"
            + " that docs/errors.md lists under FQ102, or a List of it.");
  }

  @Test
  void reportsARecordWithTheNameOfAType() {
    assertThat(
            with("class Other { record Order(int n) {} }\n@Query class Orders { Other.Order pay() { return new Other.Order(1); } }")
                .problems())
        .extracting(Compiler.Problem::message)
        .containsExactly(
            "FQ108: The GraphQL name Order is used twice: by the class app.Types.Order and by the record"
                + " app.Other.Order. Rename one of them.");
  }

  @Test
  void reportsConstraintsThatCannotJudge() {
    assertOnly(
        mutation("int pay(@NotBlank int much) { return much; }"),
        2,
        "@NotBlank",
        "FQ154: Orders.pay.much has @NotBlank, which is for texts, but its type is int. Remove it, or"
            + " change the type.");
  }

  @Test
  void reportsMethodsWithoutTypes() {
    assertOnly(
        Compiler.create().source("@Query class Orders { int one() { return 1; } }"),
        1,
        "class",
        "FQ410: Orders has @Query, but this build has no @Type. Compile it together with the types that"
            + " it uses.");
  }
}
