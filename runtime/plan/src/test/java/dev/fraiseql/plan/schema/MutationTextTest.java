package dev.fraiseql.plan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.model.WriteModel;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.plan.Library;
import dev.fraiseql.plan.document.DocumentReader;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MutationTextTest {
  private static final GraphQLSchema LIBRARY = new DocumentReader(Library.MODEL).schema();
  private static final Column ID = Column.of("id", ValueType.LONG);
  private static final WriteRule IDENTITY = WriteRule.of(WriteRule.Source.IDENTITY);

  @Test
  void declaresTheMutationsOfEachTypeThatIsWritten() {
    assertThat(mutations(LIBRARY, "Loan"))
        .containsExactly(
            "createLoan(input: LoanCreateInput!): Loan!",
            "createLoans(inputs: [LoanCreateInput!]!): [Loan!]!",
            "updateLoan(id: ID!, input: LoanUpdateInput): Loan",
            "updateLoans(where: LoanWhereInput!, input: LoanUpdateInput, limit: Int):"
                + " LoanMutationResult!",
            "upsertLoan(input: LoanUpsertInput!, conflict: LoanUniqueKey): Loan!",
            "deleteLoan(id: ID!): Loan",
            "deleteLoans(where: LoanWhereInput!, limit: Int): LoanMutationResult!");
    assertThat(mutations(LIBRARY, "Book"))
        .contains(
            "updateBook(id: ID!, input: BookUpdateInput, increment: BookIncrementInput): Book");
    assertThat(mutations(LIBRARY, "Shelf")).contains("deleteShelf(room: ID!, number: ID!): Shelf");
  }

  @Test
  void declaresNoMutationsOfWhatIsOnlyRead() {
    assertThat(SchemaText.of(Library.MODEL))
        .doesNotContain("createPopularity", "input PopularityCreate", "PopularityMutationResult");
    TypeModel view =
        TypeModel.builder("Total", "x.Total")
            .queries("total", "totals")
            .view(Table.of("totals"))
            .fields(FieldModel.key("id", 0, ID))
            .build();
    TypeModel keyless =
        TypeModel.builder("Sale", "x.Sale")
            .queries("sale", "sales")
            .table(Table.of("sales"))
            .fields(FieldModel.value("amount", 0, Column.of("amount", ValueType.INT)))
            .build();
    assertThat(schema(view, keyless).getMutationType()).isNull();
  }

  @Test
  void declaresInputsWithTheFieldsThatCallersGive() {
    assertThat(keys(LIBRARY, "LoanCreateInput"))
        .isEqualTo("id: ID!, reader: String!, book: BookKeyInput!");
    assertThat(keys(LIBRARY, "LoanUpdateInput")).isEqualTo("reader: String, book: BookKeyInput");
    assertThat(keys(LIBRARY, "LoanUpsertInput"))
        .isEqualTo("id: ID, reader: String, book: BookKeyInput");
    assertThat(keys(LIBRARY, "BookCreateInput"))
        .contains("title: String!", "subtitle: String,", "tags: [String!]!", "scores: [Decimal!]")
        .contains("size: SizeCreateInput!", "box: SizeCreateInput,", "shelf: ShelfKeyInput,")
        .contains("loans: [BookLoansCreateInput!]", "authors: [AuthorKeyInput!]");
    assertThat(keys(LIBRARY, "BookUpdateInput"))
        .contains("size: SizeUpdateInput", "authors: BookAuthorsLinksInput")
        .doesNotContain("id:", "loans:", "prequels:");
    assertThat(keys(LIBRARY, "BookIncrementInput"))
        .isEqualTo(
            "price: Decimal, weight: Decimal, grade: Int, edition: Int, pages: Int, copies: Long,"
                + " ratio: Float, rating: Float");
    assertThat(keys(LIBRARY, "BookAuthorsLinksInput"))
        .isEqualTo("add: [AuthorKeyInput!], remove: [AuthorKeyInput!]");
    assertThat(keys(LIBRARY, "ShelfKeyInput")).isEqualTo("room: ID!, number: ID!");
    assertThat(keys(LIBRARY, "SizeUpdateInput")).isEqualTo("width: Int, height: Int");
  }

  @Test
  void leavesOutOfChildrenWhatTheirParentGives() {
    assertThat(keys(LIBRARY, "BookLoansCreateInput")).isEqualTo("id: ID!, reader: String!");
    TypeModel order = order(FieldModel.toMany("lines", 1, "Line", new JoinColumn(ID, orderId())));
    TypeModel line =
        TypeModel.builder("Line", "x.Line")
            .queries("line", "lines")
            .table(Table.of("lines"))
            .fields(
                FieldModel.key("orderId", 0, orderId()),
                FieldModel.key("place", 1, Column.of("place", ValueType.INT)),
                FieldModel.toOne("order", 2, "Order", new JoinColumn(orderId(), ID)))
            .build();
    GraphQLSchema schema = schema(order, line);
    assertThat(keys(schema, "LineCreateInput")).isEqualTo("orderId: ID!, place: ID!");
    assertThat(keys(schema, "OrderLinesCreateInput")).isEqualTo("place: ID!");
  }

  @Test
  void declaresNoInputWithoutFields() {
    ToManyField tags =
        (ToManyField) FieldModel.toMany("tags", 1, "Tag", new JoinColumn(ID, orderId()));
    TypeModel tag =
        TypeModel.builder("Tag", "x.Tag")
            .queries("tag", "tags")
            .table(Table.of("tags"))
            .fields(
                FieldModel.key("id", 0, ID).written(IDENTITY),
                FieldModel.toOne("order", 1, "Order", new JoinColumn(orderId(), ID)))
            .build();
    GraphQLSchema schema = schema(order(tags), tag);
    assertThat(mutations(schema, "Order"))
        .containsExactly(
            "upsertOrder(input: OrderUpsertInput!, conflict: OrderUniqueKey): Order!",
            "deleteOrder(id: ID!): Order",
            "deleteOrders(where: OrderWhereInput!, limit: Int): OrderMutationResult!");
    for (String input : List.of("OrderCreateInput", "OrderUpdateInput", "OrderTagsCreateInput")) {
      assertThat(schema.getType(input)).as(input).isNull();
    }
  }

  @Test
  void declaresAnInputOfChildrenThatHaveOnlyChildren() {
    Column parentId = Column.nullable("parent_id", ValueType.LONG);
    TypeModel folder =
        TypeModel.builder("Folder", "x.Folder")
            .queries("folder", "folders")
            .table(Table.of("folders"))
            .fields(
                FieldModel.key("id", 0, ID).written(IDENTITY),
                FieldModel.nullableToOne("parent", 1, "Folder", new JoinColumn(parentId, ID)),
                FieldModel.toMany("below", 2, "Folder", new JoinColumn(ID, parentId)))
            .build();
    assertThat(keys(schema(folder), "FolderBelowCreateInput"))
        .isEqualTo("below: [FolderBelowCreateInput!]");
  }

  @Test
  void takesVersionsAndUniqueKeysAsArguments() {
    TypeModel order =
        TypeModel.builder("Order", "x.Order")
            .queries("order", "orders")
            .table(Table.of("orders"))
            .fields(
                FieldModel.key("id", 0, ID).written(IDENTITY),
                FieldModel.value("code", 1, Column.of("code", ValueType.STRING))
                    .withDoc(new Doc("What is printed.", "Use number.")),
                FieldModel.value("number", 2, Column.nullable("number", ValueType.INT))
                    .withDoc(new Doc(null, "Use code.")),
                FieldModel.value("created", 3, Column.of("created", ValueType.INSTANT))
                    .written(WriteRule.of(WriteRule.Source.DATABASE_ON_INSERT)),
                FieldModel.value("area", 4, Column.of("area", ValueType.INT))
                    .written(WriteRule.of(WriteRule.Source.DATABASE)),
                FieldModel.value("version", 5, Column.of("version", ValueType.INT))
                    .written(WriteRule.ofVersion()))
            .writes(
                new WriteModel(
                    Capture.NONE,
                    List.of(
                        new UniqueKey("CODE", List.of("code")),
                        new UniqueKey("CODE_NUMBER", List.of("code", "number")))))
            .build();
    GraphQLSchema schema = schema(order);
    assertThat(mutations(schema, "Order"))
        .contains(
            "updateOrder(id: ID!, input: OrderUpdateInput, increment: OrderIncrementInput, version:"
                + " Int): Order",
            "deleteOrder(id: ID!, version: Int): Order");
    assertThat(keys(schema, "OrderCreateInput"))
        .isEqualTo("code: String!, number: Int, created: DateTime");
    GraphQLEnumType unique = (GraphQLEnumType) schema.getType("OrderUniqueKey");
    assertThat(unique.getValues())
        .extracting(GraphQLEnumValueDefinition::getName)
        .containsExactly("ID", "CODE", "CODE_NUMBER");
    GraphQLInputObjectType create = (GraphQLInputObjectType) schema.getType("OrderCreateInput");
    assertThat(create.getFieldDefinition("code").getDescription()).isEqualTo("What is printed.");
    assertThat(create.getFieldDefinition("code").isDeprecated()).isFalse(); // it is required
    assertThat(create.getFieldDefinition("number").getDeprecationReason()).isEqualTo("Use code.");
  }

  @Test
  void describesEveryMutationAndInput() {
    GraphQLObjectType mutation = LIBRARY.getMutationType();
    assertThat(mutation.getFieldDefinitions())
        .allMatch(field -> field.getDescription() != null && !field.getDescription().isBlank());
    assertThat(SchemaText.of(Library.MODEL)).doesNotContain("\n\n\n", "{\n}");
  }

  private static Column orderId() {
    return Column.of("order_id", ValueType.LONG);
  }

  private static TypeModel order(FieldModel relation) {
    return TypeModel.builder("Order", "x.Order")
        .queries("order", "orders")
        .table(Table.of("orders"))
        .fields(FieldModel.key("id", 0, ID).written(IDENTITY), relation)
        .build();
  }

  private static GraphQLSchema schema(TypeModel... types) {
    return new DocumentReader(new Model(List.of(types), List.of())).schema();
  }

  private static List<String> mutations(GraphQLSchema schema, String type) {
    String word = type.substring(0, 2).toLowerCase(Locale.ROOT);
    return Objects.requireNonNull(schema.getMutationType()).getFieldDefinitions().stream()
        .filter(field -> field.getName().toLowerCase(Locale.ROOT).substring(6).startsWith(word))
        .map(MutationTextTest::signature)
        .toList();
  }

  private static String signature(GraphQLFieldDefinition field) {
    String arguments =
        field.getArguments().stream()
            .map(argument ->
                argument.getName() + ": " + GraphQLTypeUtil.simplePrint(argument.getType()))
            .collect(Collectors.joining(", "));
    return field.getName() + "(" + arguments + "): " + GraphQLTypeUtil.simplePrint(field.getType());
  }

  private static String keys(GraphQLSchema schema, String input) {
    return ((GraphQLInputObjectType) Objects.requireNonNull(schema.getType(input)))
        .getFieldDefinitions().stream()
            .map(MutationTextTest::declaration)
            .collect(Collectors.joining(", "));
  }

  private static String declaration(GraphQLInputObjectField field) {
    return field.getName() + ": " + GraphQLTypeUtil.simplePrint(field.getType());
  }
}
