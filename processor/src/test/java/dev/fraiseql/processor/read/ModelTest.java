package dev.fraiseql.processor.read;

import static dev.fraiseql.processor.read.ModelOf.field;
import static dev.fraiseql.processor.read.ModelOf.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.model.WriteRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static final ValueType LONG = ValueType.of(Scalar.LONG);
  private static final ValueType INT = ValueType.of(Scalar.INT);
  private static final Column ID = new Column("id", LONG, false);

  private static List<String> columns(TypeModel type) {
    return type.columns().stream().map(Column::name).toList();
  }

  @Test
  void namesEverythingAfterARecord() {
    TypeModel type =
        only(ModelOf.source("@Type record InvoiceLine(@Id long id, int unitCount) {}"));
    assertThat(type.name()).isEqualTo("InvoiceLine");
    assertThat(type.singular()).isEqualTo("invoiceLine");
    assertThat(type.plural()).isEqualTo("invoiceLines");
    assertThat(type.javaClass()).isEqualTo("app.InvoiceLine");
    assertThat(type.table()).isEqualTo(new Table(null, "invoice_lines"));
    assertThat(type.readOnly()).isFalse();
    assertThat(columns(type)).containsExactly("id", "unit_count");
    assertThat(type.key())
        .containsExactly(
            new ScalarField("id", 0, ID, true, true, Doc.NONE)
                .written(WriteRule.of(WriteRule.Source.IDENTITY)));
  }

  @Test
  void takesTheNamesThatAreGiven() {
    TypeModel type =
        only(
            ModelOf.source(
                """
                @Type(name = "Sale", plural = "allSales", table = "VBAK", schema = "sap", readOnly = true)
                record Order(@Id @Column(name = "VBELN") String number) {}
                """));
    assertThat(type.name()).isEqualTo("Sale");
    assertThat(type.singular()).isEqualTo("sale");
    assertThat(type.plural()).isEqualTo("allSales");
    assertThat(type.table()).isEqualTo(new Table("sap", "VBAK"));
    assertThat(type.readOnly()).isTrue();
    assertThat(columns(type)).containsExactly("VBELN");
  }

  @Test
  void spellsNamesAsTheNearestNamingSays() {
    Model model =
        ModelOf.sources(
            JavaFileObjects.forSourceString(
                "app.package-info",
                "@Naming(value = NamingStrategy.UPPER_SNAKE_CASE, prefix = \"T_\", suffix = \"_1\")"
                    + " package app; import dev.fraiseql.annotations.*;"),
            JavaFileObjects.forSourceString(
                "app.Order",
                ModelOf.IMPORTS
                    + "@Type record Order(@Id long id, String shipTo, @Relation Customer soldTo) {}"),
            JavaFileObjects.forSourceString(
                "app.Customer",
                ModelOf.IMPORTS
                    + "@Naming(NamingStrategy.PASCAL_CASE) @Type record Customer(@Id long customerId,"
                    + " @Embedded Address home, @Relation Customer inviter) {}"
                    + " record Address(String streetName) {}"));
    TypeModel order = model.type("Order");
    assertThat(order.table().name()).isEqualTo("T_ORDERS_1");
    assertThat(columns(order)).containsExactly("ID", "SHIP_TO", "SOLD_TO_CUSTOMER_ID");
    TypeModel customer = model.type("Customer");
    assertThat(customer.table().name()).isEqualTo("Customers");
    assertThat(columns(customer))
        .containsExactly("CustomerId", "HomeStreetName", "InviterCustomerId");
  }

  @Test
  void readsAPlainClassWithItsSuperclassAndAccessors() {
    TypeModel type =
        only(
            ModelOf.source(
                """
                abstract class Base {
                  @Id private long id;
                  static int count;
                }
                @Type
                class Order extends Base {
                  private final String name;
                  private transient int cached;
                  @Ignore private Object lock;
                  private boolean paid;

                  Order(String name) {
                    this.name = name;
                  }

                  @Column(name = "title")
                  public String getName() {
                    return name;
                  }

                  @Column(name = "is_paid")
                  public boolean isPaid() {
                    return paid;
                  }

                  @Column
                  public int total() {
                    return 1;
                  }

                  public int notAColumn() {
                    return 2;
                  }
                }
                """));
    assertThat(type.fields())
        .extracting(FieldModel::name)
        .containsExactly("id", "name", "paid", "total");
    assertThat(columns(type)).containsExactly("id", "title", "is_paid", "total");
  }

  @Test
  void readsWhatIsSaid() {
    TypeModel type =
        only(
            ModelOf.source(
                """
                /**
                 * An order of a {@link Customer customer}.
                 *
                 * @param id counted by the database
                 * @param total what is to be paid,
                 *     tax included
                 */
                @Type
                @Deprecated
                record Order(@Id long id, int total, @Deprecated int old, int older) {
                  /**
                   * Once of use.
                   *
                   * @deprecated nobody needs it
                   */
                  @Deprecated
                  public int older() {
                    return older;
                  }
                }
                class Customer {}
                """));
    assertThat(type.doc()).isEqualTo(new Doc("An order of a customer.", "No longer supported"));
    assertThat(field(type, "id").doc().description()).isEqualTo("counted by the database");
    assertThat(field(type, "total").doc().description())
        .isEqualTo("what is to be paid, tax included");
    assertThat(field(type, "old").doc()).isEqualTo(new Doc(null, "No longer supported"));
    assertThat(field(type, "older").doc()).isEqualTo(new Doc("Once of use.", "nobody needs it"));
  }

  @Test
  void prefixesTheColumnsOfEmbeddedRecords() {
    TypeModel type =
        only(
            ModelOf.source(
                """
                @Type record Shop(
                    @Id long id,
                    @Embedded Address address,
                    @Embedded(prefix = "") Place place,
                    @Embedded @Nullable Hours openOn) {}
                record Address(String street, @Column(name = "zip") String postalCode, @Embedded Area area) {}
                record Area(String name) {}
                record Place(double latitude) {}
                record Hours(LocalTime from) {}
                """));
    assertThat(columns(type))
        .containsExactly(
            "id", "address_street", "address_zip", "address_area_name", "latitude", "open_on_from");
    EmbeddedField address = (EmbeddedField) field(type, "address");
    assertThat(address.type()).isEqualTo("Address");
    assertThat(address.nullable()).isFalse();
    assertThat(address.fields()).extracting(FieldModel::ordinal).containsExactly(0, 1, 2);
    EmbeddedField hours = (EmbeddedField) field(type, "openOn");
    assertThat(hours.nullable()).isTrue();
    assertThat(type.columns()).last().returns(true, Column::nullable);
  }

  @Test
  void givesAClassTheSameFieldsWhereverItIsEmbedded() {
    TypeModel type =
        only(
            ModelOf.source(
                """
                @Type record Shop(@Id long id, @Embedded Address seat, @Embedded @Nullable Address branch) {}
                record Address(String street) {}
                """));
    EmbeddedField seat = (EmbeddedField) field(type, "seat");
    EmbeddedField branch = (EmbeddedField) field(type, "branch");
    assertThat(seat.fields().getFirst().nullable())
        .isEqualTo(branch.fields().getFirst().nullable())
        .isTrue();
  }

  @Test
  void joinsAToOneAndTheListThatPointsBack() {
    Model model =
        ModelOf.source(
            """
            @Type record Order(@Id long id, @Relation List<Line> lines) {}
            @Type record Line(@Id long id, @Relation @Nullable Order order) {}
            """);
    Column orderId = new Column("order_id", LONG, true);
    ToOneField order = (ToOneField) field(model.type("Line"), "order");
    assertThat(order.target()).isEqualTo("Order");
    assertThat(order.nullable()).isTrue();
    assertThat(order.columns()).containsExactly(new JoinColumn(orderId, ID));
    ToManyField lines = (ToManyField) field(model.type("Order"), "lines");
    assertThat(lines.target()).isEqualTo("Line");
    assertThat(lines.columns()).containsExactly(new JoinColumn(ID, orderId));
    assertThat(lines.through()).isNull();
  }

  @Test
  void joinsByCompositeKeysInTheirOrder() {
    Model model =
        ModelOf.source(
            """
            @Type record Order(@Id int tenant, @Id long number, @Relation(mappedBy = "order") Set<Line> lines) {}
            @Type record Line(@Id long id,
                @Relation(columns = {"t", "order_number"}) Order order, @Relation Order replaces) {}
            """);
    ToOneField order = (ToOneField) field(model.type("Line"), "order");
    assertThat(order.columns())
        .containsExactly(
            new JoinColumn(new Column("t", INT, false), new Column("tenant", INT, false)),
            new JoinColumn(
                new Column("order_number", LONG, false), new Column("number", LONG, false)));
    ToOneField replaces = (ToOneField) field(model.type("Line"), "replaces");
    assertThat(replaces.columns())
        .extracting(pair -> pair.column().name())
        .containsExactly("replaces_tenant", "replaces_number");
    ToManyField lines = (ToManyField) field(model.type("Order"), "lines");
    assertThat(lines.columns())
        .containsExactlyElementsOf(order.columns().stream().map(JoinColumn::reversed).toList());
  }

  @Test
  void joinsATypeWithItself() {
    TypeModel employee =
        only(
            ModelOf.source(
                "@Type record Employee(@Id long id, @Relation(column = \"boss\") @Nullable Employee reportsTo,"
                    + " @Relation List<Employee> reports) {}"));
    Column boss = new Column("boss", LONG, true);
    assertThat(((ToOneField) field(employee, "reportsTo")).columns())
        .containsExactly(new JoinColumn(boss, ID));
    assertThat(((ToManyField) field(employee, "reports")).columns())
        .containsExactly(new JoinColumn(ID, boss));
  }

  @Test
  void joinsThroughATable() {
    Model model =
        ModelOf.source(
            """
            @Type(schema = "music") record Playlist(@Id long id,
                @Relation(through = @Join(table = "playlist_track")) List<Track> tracks) {}
            @Type(schema = "music") record Track(@Id int id,
                @Relation(through = @Join(table = "playlist_track", schema = "music", column = "track_id",
                    inverse = "playlist_id")) Set<Playlist> playlists) {}
            """);
    JoinColumn playlist = new JoinColumn(new Column("playlist_id", LONG, false), ID);
    JoinColumn track =
        new JoinColumn(new Column("track_id", INT, false), new Column("id", INT, false));
    Table table = new Table("music", "playlist_track");
    ToManyField tracks = (ToManyField) field(model.type("Playlist"), "tracks");
    assertThat(tracks.columns()).isEmpty();
    assertThat(tracks.through()).isEqualTo(new JoinTable(table, List.of(playlist), List.of(track)));
    ToManyField playlists = (ToManyField) field(model.type("Track"), "playlists");
    assertThat(playlists.through())
        .isEqualTo(new JoinTable(table, List.of(track), List.of(playlist)));
  }

  @Test
  void keysOfIdentifiersAreIdsAndOtherFieldsOfARelationsColumnAreNot() {
    Model model =
        ModelOf.source(
            """
            @Type record Line(@Id long orderId, @Id @Column(scalar = "Int") int line,
                @Nullable Long productId, int amount, @Relation Order order,
                @Column(name = "product_id", readOnly = true, scalar = "ID") @Nullable Long productKey,
                @Relation @Nullable Product product, @Id LocalDate day) {}
            @Type record Order(@Id long id) {}
            @Type record Product(@Id long id) {}
            """);
    TypeModel line = model.type("Line");
    assertThat(line.fields())
        .filteredOn(field -> field instanceof ScalarField scalar && scalar.isId())
        .extracting(FieldModel::name)
        .containsExactly("orderId", "productKey");
    assertThat(line.key()).extracting(ScalarField::graphql).containsExactly("ID", "Int", "Date");
    assertThat(((ScalarField) field(line, "productId")).graphql()).isEqualTo("Long");
    assertThat(columns(line)).containsExactly("order_id", "line", "product_id", "amount", "day");
  }

  @Test
  void readsFieldsOfGenericSuperclasses() {
    TypeModel type =
        only(
            ModelOf.source(
                """
                @Type abstract class Order extends Named<Long> {}
                abstract class Named<I> extends Base<I, String> {
                  List<String> tags;
                }
                abstract class Base<K, N> {
                  @Id K id;
                  @Nullable N name;
                  Optional<K> parent;
                  @Column abstract N title();
                }
                """));
    assertThat(type.key()).extracting(part -> part.column().type()).containsExactly(LONG);
    assertThat(columns(type)).containsExactly("id", "name", "parent", "title", "tags");
    assertThat(type.fields())
        .filteredOn(FieldModel::nullable)
        .extracting(FieldModel::name)
        .containsExactly("name", "parent");
    assertThat(((ScalarField) field(type, "title")).column().type()).isEqualTo(ValueType.STRING);
  }

  @Test
  void ordersTypesByNameWhateverTheCompilersOrder() {
    Model model =
        ModelOf.source(
            "@Type record Zebra(@Id long id) {} @Type record Ape(@Id long id) {} @Type record Lion(@Id long id) {}");
    assertThat(model.types()).extracting(TypeModel::name).containsExactly("Ape", "Lion", "Zebra");
  }

  @Test
  void readsNestedTypes() {
    TypeModel type = only(ModelOf.source("class Outer { @Type record Inner(@Id long id) {} }"));
    assertThat(type.javaClass()).isEqualTo("app.Outer.Inner");
    assertThat(type.name()).isEqualTo("Inner");
  }
}
