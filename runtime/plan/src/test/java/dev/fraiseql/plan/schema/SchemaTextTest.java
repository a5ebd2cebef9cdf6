package dev.fraiseql.plan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.Library;
import dev.fraiseql.plan.document.DocumentReader;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SchemaTextTest {
  private static final GraphQLSchema SCHEMA = new DocumentReader(Library.MODEL).schema();
  private static final String LIST =
      "(where: %1$sWhereInput, orderBy: [%1$sOrderByInput!], distinctOn: [String!], limit: Int,"
          + " offset: Int): [%1$s!]!";

  @Test
  void isTheSameTextForTheSameModel() {
    assertThat(SchemaText.of(Library.MODEL)).isEqualTo(SchemaText.of(Library.MODEL));
    assertThat(SchemaText.of(Library.MODEL)).doesNotContain("\r");
  }

  @Test
  void declaresRootFieldsForARowAListAndACount() {
    assertThat(signature("Query", "book")).isEqualTo("book(id: ID!): Book");
    assertThat(signature("Query", "shelf")).isEqualTo("shelf(room: ID!, number: ID!): Shelf");
    assertThat(signature("Query", "books")).isEqualTo("books" + LIST.formatted("Book"));
    assertThat(signature("Query", "booksCount"))
        .isEqualTo("booksCount(where: BookWhereInput): Int!");
    assertThat(signature("Query", "popularities")).contains("[Popularity!]!");
  }

  @Test
  void declaresTypeAndNullnessOfEachField() {
    assertThat(signature("Book", "id")).isEqualTo("id: ID!");
    assertThat(signature("Book", "subtitle")).isEqualTo("subtitle: String");
    assertThat(signature("Book", "price")).isEqualTo("price: Decimal!");
    assertThat(signature("Book", "copies")).isEqualTo("copies: Long!");
    assertThat(signature("Book", "ratio")).isEqualTo("ratio: Float");
    assertThat(signature("Book", "tags")).isEqualTo("tags: [String!]!");
    assertThat(signature("Book", "scores")).isEqualTo("scores: [Decimal!]");
    assertThat(signature("Book", "genre")).isEqualTo("genre: Genre");
    assertThat(signature("Book", "size")).isEqualTo("size: Size!");
    assertThat(signature("Book", "box")).isEqualTo("box: Size");
    assertThat(signature("Book", "shelf")).isEqualTo("shelf: Shelf");
    assertThat(signature("Loan", "book")).isEqualTo("book: Book!");
    assertThat(signature("Book", "loans")).isEqualTo("loans" + LIST.formatted("Loan"));
    assertThat(signature("Book", "loansCount"))
        .isEqualTo("loansCount(where: LoanWhereInput): Int!");
    assertThat(signature("Book", "loansConnection"))
        .isEqualTo(
            "loansConnection(where: LoanWhereInput, orderBy: [LoanOrderByInput!], first: Int,"
                + " after: String, last: Int, before: String): LoanConnection!");
  }

  @Test
  void declaresTheOperatorsOfEachType() {
    String ordered =
        "eq neq gt gte lt lte in nin isNull eqField neqField gtField gteField ltField lteField";
    String texts = " contains icontains startsWith istartsWith endsWith iendsWith like ilike";
    assertThat(keys("IntFilter")).isEqualTo(ordered);
    assertThat(keys("DecimalFilter")).isEqualTo(ordered);
    assertThat(keys("IDFilter")).isEqualTo(ordered);
    assertThat(keys("StringFilter")).isEqualTo(ordered + texts + " regex iregex");
    assertThat(keys("BooleanFilter")).isEqualTo("eq neq isNull eqField neqField");
    assertThat(keys("GenreFilter")).isEqualTo("eq neq in nin isNull eqField neqField");
    assertThat(keys("Base64Filter")).isEqualTo("eq neq in nin isNull");
    assertThat(keys("JSONFilter")).isEqualTo("eq neq in nin isNull hasKey path");
    assertThat(keys("JSONPathFilter")).isEqualTo("at eq neq in nin isNull hasKey");
    assertThat(keys("StringListFilter"))
        .isEqualTo("isNull contains containedBy overlaps lenEq lenNeq lenGt lenGte lenLt lenLte");
    assertThat(keys("LoanToManyFilter")).isEqualTo("some every none");
    assertThat(keys("ShelfToOneFilter")).isEqualTo("isNull _and _or _not room number label books");
    assertThat(keys("SizeWhereInput")).isEqualTo("_and _or _not width height");
  }

  @Test
  void declaresSortKeysForOrderedTypesOnly() {
    assertThat(keys("BookOrderByInput").split(" "))
        .contains("title", "size", "box", "shelf", "sequel", "loansCount", "genre", "available")
        .doesNotContain("cover", "extra", "tags", "scores", "loans");
    assertThat(keys("LoanToManyOrderByInput"))
        .isEqualTo("count idCountDistinct readerMin readerMax readerCountDistinct");
    assertThat(keys("BookToManyOrderByInput").split(" "))
        .contains("count", "priceSum", "weightAvg", "titleMin", "size", "box")
        .doesNotContain("title", "shelf", "addedAtYear", "cover");
    assertThat(keys("SizeToManyOrderByInput").split(" ")).contains("widthSum", "heightMax");
  }

  @Test
  void writesDescriptionsAndDeprecations() {
    GraphQLObjectType book = (GraphQLObjectType) SCHEMA.getType("Book");
    assertThat(book.getDescription()).isEqualTo("What is \"read\".");
    GraphQLEnumType genre = (GraphQLEnumType) SCHEMA.getType("Genre");
    assertThat(genre.getValue("NOVEL").getDescription()).isEqualTo("Made up.");
    assertThat(genre.getValue("ESSAY").getDeprecationReason()).isEqualTo("Say \"POEM\".");
    assertThat(genre.getValue("POEM").isDeprecated()).isFalse();
  }

  @Test
  void declaresAnEmbeddedObjectThatCannotBeSortedBy() {
    Column raw = new Column("file_raw", ValueType.of(Scalar.BYTES), false);
    Column id = new Column("id", ValueType.of(Scalar.LONG), false);
    Doc doc = new Doc("With \"\"\" in it, \\ and\na second line", "No\nmore");
    List<FieldModel> parts = List.of(new ScalarField("raw", 0, raw, false, false, Doc.NONE));
    List<FieldModel> fields =
        List.of(
            new ScalarField("id", 0, id, true, true, Doc.NONE),
            new EmbeddedField("file", 1, "File", false, parts, doc));
    Table table = new Table(null, "notes");
    TypeModel type =
        new TypeModel("Note", "note", "notes", "x.Note", table, false, fields, Doc.NONE);
    GraphQLSchema schema = new DocumentReader(new Model(List.of(type), List.of())).schema();
    assertThat(schema.getType("FileOrderByInput")).isNull();
    GraphQLFieldDefinition file =
        ((GraphQLObjectType) schema.getType("Note")).getFieldDefinition("file");
    assertThat(file.getDescription()).isEqualTo("With \"\"\" in it, \\ and\na second line");
    assertThat(file.getDeprecationReason()).isEqualTo("No more");
  }

  @Test
  void declaresATypeWithoutAKeyWithoutWhatNeedsOne() {
    Column day = new Column("day", ValueType.of(Scalar.LOCAL_DATE), false);
    List<FieldModel> fields = List.of(new ScalarField("day", 0, day, false, false, Doc.NONE));
    Table table = new Table(null, "sales");
    TypeModel type =
        new TypeModel("Sale", "sale", "sales", "x.Sale", table, false, fields, Doc.NONE);
    GraphQLSchema schema = new DocumentReader(new Model(List.of(type), List.of())).schema();
    assertThat(schema.getQueryType().getFieldDefinitions())
        .extracting(GraphQLFieldDefinition::getName)
        .containsExactly("sales", "salesCount", "salesAggregate");
    GraphQLObjectType sale = (GraphQLObjectType) schema.getType("Sale");
    assertThat(sale.getInterfaces()).isEmpty();
    assertThat(sale.getFieldDefinitions())
        .extracting(GraphQLFieldDefinition::getName)
        .containsExactly("day");
    for (String missing : List.of("SaleConnection", "SaleEdge", "Node", "PageInfo")) {
      assertThat(schema.getType(missing)).as(missing).isNull();
    }
  }

  private static String signature(String type, String name) {
    GraphQLFieldDefinition field =
        ((GraphQLObjectType) SCHEMA.getType(type)).getFieldDefinition(name);
    String arguments =
        field.getArguments().stream()
            .map(argument ->
                argument.getName() + ": " + GraphQLTypeUtil.simplePrint(argument.getType()))
            .collect(Collectors.joining(", "));
    return name
        + (arguments.isEmpty() ? "" : "(" + arguments + ")")
        + ": "
        + GraphQLTypeUtil.simplePrint(field.getType());
  }

  private static String keys(String input) {
    return ((GraphQLInputObjectType) SCHEMA.getType(input))
        .getFieldDefinitions().stream()
            .map(GraphQLInputObjectField::getName)
            .collect(Collectors.joining(" "));
  }
}
