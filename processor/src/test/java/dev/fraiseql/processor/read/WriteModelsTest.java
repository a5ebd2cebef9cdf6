package dev.fraiseql.processor.read;

import static dev.fraiseql.processor.read.ModelOf.field;
import static dev.fraiseql.processor.read.ModelOf.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Capture;
import dev.fraiseql.annotations.OnDelete;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.UniqueKey;
import dev.fraiseql.contract.model.WriteModel;
import dev.fraiseql.contract.model.WriteRule;
import dev.fraiseql.contract.model.WriteRule.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How mutations write a type, as its annotations say it. */
class WriteModelsTest {
  private static TypeModel order(String fields) {
    return only(ModelOf.source("@Type record Order(" + fields + ") {}"));
  }

  private static WriteRule rule(TypeModel type, String name) {
    return ((ScalarField) field(type, name)).writing();
  }

  @Test
  void takesTheSourceOfAnIdFromItsType() {
    for (String type : List.of("short", "int", "long")) {
      assertThat(rule(order("@Id " + type + " id"), "id")).isEqualTo(WriteRule.of(Source.IDENTITY));
    }
    assertThat(rule(order("@Id UUID id"), "id")).isEqualTo(WriteRule.of(Source.UUID));
    for (String type : List.of("String", "byte", "BigDecimal", "LocalDate")) {
      assertThat(rule(order("@Id " + type + " id"), "id")).isEqualTo(WriteRule.INPUT);
    }
    TypeModel composite = order("@Id long id, @Id UUID part");
    assertThat(rule(composite, "id")).isEqualTo(WriteRule.INPUT);
    assertThat(rule(composite, "part")).isEqualTo(WriteRule.INPUT);
  }

  @Test
  void takesTheSourceOfAnIdThatIsGiven() {
    assertThat(rule(order("@Id(generated = Id.Generation.NONE) long id"), "id"))
        .isEqualTo(WriteRule.INPUT);
    assertThat(rule(order("@Id(generated = Id.Generation.UUID) UUID id, @Id int part"), "id"))
        .isEqualTo(WriteRule.of(Source.UUID));
  }

  @Test
  void readsVersionsAndComputedColumns() {
    TypeModel type =
        order(
            "@Id long id, @Version int version, int net,"
                + " @Column(generated = Generated.ALWAYS, definition = \"net + 1\") int gross,"
                + " @Column(generated = Generated.ON_INSERT) Instant created,"
                + " @Column(name = \"net\", readOnly = true) int shown, @Embedded Audit audit) {}"
                + " record Audit(@Column(generated = Generated.ALWAYS) int number");
    assertThat(type.version()).hasValueSatisfying(v -> assertThat(v.name()).isEqualTo("version"));
    assertThat(rule(type, "net")).isEqualTo(WriteRule.INPUT);
    assertThat(rule(type, "gross")).isEqualTo(new WriteRule(Source.DATABASE, false, "net + 1"));
    assertThat(rule(type, "created")).isEqualTo(WriteRule.of(Source.DATABASE_ON_INSERT));
    assertThat(rule(type, "shown")).isEqualTo(WriteRule.of(Source.NONE));
    ScalarField number = (ScalarField) ((EmbeddedField) field(type, "audit")).fields().getFirst();
    assertThat(number.writing()).isEqualTo(WriteRule.of(Source.DATABASE));
  }

  @Test
  void readsUniqueKeysInOrderAndEachOnce() {
    TypeModel type =
        only(
            ModelOf.source(
                """
                @Type(capture = Capture.OUTBOX,
                    unique = {@UniqueTogether({"depotPlace", "number"}), @UniqueTogether("code")})
                record Order(@Id long id, int depotPlace, int number, @Unique int code) {}
                """));
    assertThat(type.writes())
        .isEqualTo(
            new WriteModel(
                Capture.OUTBOX,
                List.of(
                    new UniqueKey("CODE", List.of("code")),
                    new UniqueKey("DEPOT_PLACE_NUMBER", List.of("depotPlace", "number")))));
  }

  @Test
  void capturesNothingUnlessItIsSaid() {
    assertThat(order("@Id long id").writes()).isEqualTo(WriteModel.PLAIN);
  }

  @Test
  void readsWhatDeletesDoToARelation() {
    TypeModel type =
        order(
            "@Id long id, @Relation @Nullable Order before,"
                + " @Relation(onDelete = OnDelete.SET_NULL) @Nullable Order next");
    assertThat(((ToOneField) field(type, "before")).onDelete()).isEqualTo(OnDelete.RESTRICT);
    assertThat(((ToOneField) field(type, "next")).onDelete()).isEqualTo(OnDelete.SET_NULL);
  }

  @Test
  void saysNothingOfATypeThatIsReadOnly() {
    TypeModel type =
        only(ModelOf.source("@Type(readOnly = true) record Total(@Id long id, int amount) {}"));
    assertThat(rule(type, "id")).isEqualTo(WriteRule.INPUT);
  }
}
