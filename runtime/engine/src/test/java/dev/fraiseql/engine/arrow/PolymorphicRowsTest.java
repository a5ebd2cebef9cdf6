package dev.fraiseql.engine.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.engine.domain.Domain;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

class PolymorphicRowsTest {
  private static final Model MODEL = Domain.only("Film", "Play", "Song");

  @Test
  void aColumnIsNullableUnlessEveryTypeHasItAndNeverNull() {
    assertThat(columns("{ works { title nodeId ... on Song { stars } __typename } }"))
        .isEqualTo("title:Utf8?, nodeId:Utf8, __typename:Utf8, stars:Int(32, true)?");
  }

  @Test
  void columnsComeInTheOrderOfTheTypesAndTheNameOfTheTypeFirst() {
    assertThat(
            columns("{ things { ... on Song { b: stars a: id } ... on Film { title b: stars } } }"))
        .isEqualTo("__typename:Utf8, title:Utf8?, b:Int(32, true)?, a:Utf8?");
  }

  @Test
  void theNameOfTheTypeIsThereForAllIfItIsAskedForOfSome() {
    assertThat(columns("{ things { ... on Film { title } ... on Song { id __typename } } }"))
        .isEqualTo("__typename:Utf8, title:Utf8?, id:Utf8?");
    assertThat(columns("{ works { kind: __typename } }")).isEqualTo("__typename:Utf8, kind:Utf8");
  }

  @Test
  void wholeNumbersAreAsWideAsTheWidestOfThem() {
    assertThat(columns("{ things { ... on Film { stars } ... on Play { stars } } }"))
        .isEqualTo("__typename:Utf8, stars:Int(16, true)?");
    assertThat(columns("{ things { ... on Film { stars } ... on Song { stars } } }"))
        .isEqualTo("__typename:Utf8, stars:Int(32, true)?");
    assertThat(columns("{ things { ... on Film { id } ... on Play { id } } }"))
        .isEqualTo("__typename:Utf8, id:Int(64, true)?");
  }

  @Test
  void idsAreTextsIfSomeOfThemAre() {
    assertThat(columns("{ things { ... on Film { id } ... on Play { id } ... on Song { id } } }"))
        .isEqualTo("__typename:Utf8, id:Utf8");
    assertThat(columns("{ things { ... on Play { film { id } } ... on Song { film { id } } } }"))
        .isEqualTo("__typename:Utf8, film:Struct?{id:Int(64, true)}");
    assertThat(columns("{ things { ... on Play { key: id } ... on Film { key: nodeId } } }"))
        .isEqualTo("__typename:Utf8, key:Utf8?");
  }

  @Test
  void durationsAreOfOneTypeWhateverTheyAreCountedIn() {
    assertThat(columns("{ works { ... on Film { length } ... on Song { length } } }"))
        .isEqualTo("__typename:Utf8, length:Duration(MICROSECOND)?");
  }

  @Test
  void objectsAndListsUnderOneKeyHaveWhatEitherHas() {
    assertThat(
            columns(
                "{ things { ... on Play { film { id title } } ... on Song { film { title songs { id"
                    + " } } } ... on Film { songs { title } } } }"))
        .isEqualTo(
            "__typename:Utf8, songs:List?{$data$:Struct{title:Utf8?}}, film:Struct?{id:Int(64,"
                + " true)?, title:Utf8, songs:List?{$data$:Struct{id:Utf8}}}");
  }

  @Test
  void aNodeHasTheColumnsOfEveryType() {
    assertThat(
            columns(
                "{ node(nodeId: \"x\") { nodeId ... on Film { id } ... on Song { id title } } }"))
        .isEqualTo("__typename:Utf8, nodeId:Utf8, id:Utf8?, title:Utf8?");
  }

  @Test
  void decimalsOfSeveralDigitsAreRefusedWithTheRemedy() {
    String query = "{ works { ... on Film { cost } ... on Song { cost } } }";
    assertThat(ArrowStreams.canStream(plan(query))).isFalse();
    assertThatThrownBy(() -> columns(query))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "works.cost cannot be streamed as one column: in rows of Film it is Decimal(12, 2),"
                + " in rows of Song Decimal(10, 3). Give it an alias in one of them.");
    assertThat(columns("{ works { ... on Film { cost } ... on Song { price: cost } } }"))
        .isEqualTo("__typename:Utf8, cost:Decimal(12, 2, 128)?, price:Decimal(10, 3, 128)?");
  }

  @Test
  void whatIsRefusedWithinAnObjectIsCalledByItsPath() {
    assertThatThrownBy(() ->
            columns(
                "{ all: things { ... on Play { in: song { price: cost } }"
                    + " ... on Song { in: film { price: cost } } } }"))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith(
            "all.in.price cannot be streamed as one column: in rows of Song it is Decimal(10, 3),"
                + " in rows of Film Decimal(12, 2).");
  }

  @Test
  void columnsForFlightSqlAreOfNoTableAndRowsHaveNoKey() {
    Root root =
        plan("{ things { ... on Film { id title } ... on Song { id cost } } }").roots().getFirst();
    Schema schema = StreamColumns.of(root, MODEL).flightSql(root, MODEL);

    assertThat(schema.getCustomMetadata()).isEmpty();
    assertThat(schema.getFields())
        .extracting(field -> field.getMetadata().get("ARROW:FLIGHT:SQL:TYPE_NAME"))
        .containsExactly("String", "String", "String", "Decimal");
    assertThat(schema.findField("cost").getMetadata())
        .containsEntry("ARROW:FLIGHT:SQL:PRECISION", "10")
        .containsEntry("ARROW:FLIGHT:SQL:SCALE", "3");
    for (Field field : schema.getFields()) {
      assertThat(field.getMetadata())
          .containsEntry("ARROW:FLIGHT:SQL:IS_SEARCHABLE", "0")
          .doesNotContainKeys("ARROW:FLIGHT:SQL:TABLE_NAME", KeyMetadata.METADATA);
    }
  }

  private static String columns(String query) {
    Plan plan = plan(query);
    return shown(StreamColumns.of(plan.roots().getFirst(), MODEL).schema().getFields());
  }

  private static Plan plan(String query) {
    return new Planner(MODEL, Dialects.of(Database.SQLITE))
        .plan(new DocumentReader(MODEL).read(query).operation(null), 0);
  }

  private static String shown(List<Field> fields) {
    return fields.stream()
        .map(field ->
            field.getName()
                + ":"
                + field.getType()
                + (field.isNullable() ? "?" : "")
                + (field.getChildren().isEmpty() ? "" : "{" + shown(field.getChildren()) + "}"))
        .collect(Collectors.joining(", "));
  }
}
