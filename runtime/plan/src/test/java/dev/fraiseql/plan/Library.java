package dev.fraiseql.plan;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.EnumModel;
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
import java.util.ArrayList;
import java.util.List;

/**
 * A model with every feature: books with a column of every type, on shelves with a key of two
 * parts, by authors through a join table, with loans, sequels, embedded objects and a view.
 */
public final class Library {
  private static final Column BOOK_ID = column("id", ValueType.of(Scalar.LONG));
  private static final Column AUTHOR_ID = column("id", ValueType.of(Scalar.UUID));
  private static final Column SHELF_ROOM = column("room", ValueType.of(Scalar.STRING));
  private static final Column SHELF_NUMBER = column("number", ValueType.of(Scalar.INT));
  private static final Column BOOK_ROOM = nullable("shelf_room", ValueType.of(Scalar.STRING));
  private static final Column BOOK_NUMBER = nullable("shelf_number", ValueType.of(Scalar.INT));
  private static final Column SEQUEL_ID = nullable("sequel_id", ValueType.of(Scalar.LONG));
  private static final Column LOAN_BOOK_ID = column("book_id", ValueType.of(Scalar.LONG));
  private static final Column LINK_BOOK = column("book_id", ValueType.of(Scalar.LONG));
  private static final Column LINK_AUTHOR = column("author_id", ValueType.of(Scalar.UUID));
  private static final Table LINKS = new Table(null, "book_author");

  /** The model. */
  public static final Model MODEL =
      new Model(
          List.of(book(), shelf(), author(), loan(), popularity()),
          List.of(
              new EnumModel(
                  "Genre",
                  "example.Genre",
                  List.of(
                      new EnumModel.Value("NOVEL", new Doc("Made up.", null)),
                      new EnumModel.Value("POEM", Doc.NONE),
                      new EnumModel.Value("ESSAY", new Doc(null, "Say \"POEM\"."))),
                  Doc.NONE)));

  private Library() {}

  /** The same model, with all of its tables in a schema. */
  public static Model in(String schema) {
    return new Model(
        MODEL.types().stream().map(type -> in(schema, type)).toList(), List.copyOf(MODEL.enums()));
  }

  private static TypeModel in(String schema, TypeModel type) {
    return new TypeModel(
        type.name(),
        type.singular(),
        type.plural(),
        type.javaClass(),
        new Table(schema, type.table().name()),
        type.readOnly(),
        type.fields().stream().map(field -> in(schema, field)).toList(),
        type.doc());
  }

  private static FieldModel in(String schema, FieldModel field) {
    return field
                instanceof
                ToManyField(
                    String name,
                    int ordinal,
                    String target,
                    List<JoinColumn> columns,
                    JoinTable through,
                    Doc doc)
            && through != null
        ? new ToManyField(
            name,
            ordinal,
            target,
            columns,
            new JoinTable(
                new Table(schema, through.table().name()), through.source(), through.inverse()),
            doc)
        : field;
  }

  private static TypeModel book() {
    Fields fields = new Fields();
    fields.key("id", BOOK_ID);
    fields.value("title", Scalar.STRING);
    fields.maybe("subtitle", Scalar.STRING);
    fields.scalar("price", column("price", ValueType.decimal(10, 2)));
    fields.scalar("weight", nullable("weight", ValueType.decimal(30, 10)));
    fields.maybe("grade", Scalar.BYTE);
    fields.maybe("edition", Scalar.SHORT);
    fields.value("pages", Scalar.INT);
    fields.value("copies", Scalar.LONG);
    fields.maybe("ratio", Scalar.FLOAT);
    fields.maybe("rating", Scalar.DOUBLE);
    fields.value("available", Scalar.BOOLEAN);
    fields.value("addedAt", Scalar.INSTANT);
    fields.maybe("soldAt", Scalar.LOCAL_DATE_TIME);
    fields.maybe("published", Scalar.LOCAL_DATE);
    fields.maybe("opens", Scalar.LOCAL_TIME);
    fields.scalar("loanTime", nullable("loan_time", ValueType.duration(3)));
    fields.maybe("isbn", Scalar.UUID);
    fields.scalar("genre", nullable("genre", ValueType.enumOf("Genre")));
    fields.maybe("cover", Scalar.BYTES);
    fields.maybe("extra", Scalar.JSON);
    fields.scalar("tags", column("tags", ValueType.of(Scalar.STRING).asList()));
    fields.scalar("scores", nullable("scores", ValueType.decimal(6, 2).asList()));
    fields.embedded("size", "Size", false);
    fields.embedded("box", "Size", true);
    fields.toOne(
        "shelf",
        "Shelf",
        true,
        new JoinColumn(BOOK_ROOM, SHELF_ROOM),
        new JoinColumn(BOOK_NUMBER, SHELF_NUMBER));
    fields.toOne("sequel", "Book", true, new JoinColumn(SEQUEL_ID, BOOK_ID));
    fields.toMany("prequels", "Book", new JoinColumn(BOOK_ID, SEQUEL_ID));
    fields.toMany("loans", "Loan", new JoinColumn(BOOK_ID, LOAN_BOOK_ID));
    fields.through(
        "authors",
        "Author",
        new JoinTable(
            LINKS,
            List.of(new JoinColumn(LINK_BOOK, BOOK_ID)),
            List.of(new JoinColumn(LINK_AUTHOR, AUTHOR_ID))));
    return fields.type("Book", "books", false, new Doc("What is \"read\".", null));
  }

  private static TypeModel shelf() {
    Fields fields = new Fields();
    fields.key("room", SHELF_ROOM);
    fields.key("number", SHELF_NUMBER);
    fields.maybe("label", Scalar.STRING);
    fields.toMany(
        "books",
        "Book",
        new JoinColumn(SHELF_ROOM, BOOK_ROOM),
        new JoinColumn(SHELF_NUMBER, BOOK_NUMBER));
    return fields.type("Shelf", "shelves", false, Doc.NONE);
  }

  private static TypeModel author() {
    Fields fields = new Fields();
    fields.key("id", AUTHOR_ID);
    fields.value("name", Scalar.STRING);
    fields.through(
        "books",
        "Book",
        new JoinTable(
            LINKS,
            List.of(new JoinColumn(LINK_AUTHOR, AUTHOR_ID)),
            List.of(new JoinColumn(LINK_BOOK, BOOK_ID))));
    return fields.type("Author", "authors", false, Doc.NONE);
  }

  private static TypeModel loan() {
    Fields fields = new Fields();
    fields.key("id", column("id", ValueType.of(Scalar.INT)));
    fields.value("reader", Scalar.STRING);
    fields.toOne("book", "Book", false, new JoinColumn(LOAN_BOOK_ID, BOOK_ID));
    return fields.type("Loan", "loans", false, Doc.NONE);
  }

  private static TypeModel popularity() {
    Fields fields = new Fields();
    fields.key("bookId", column("book_id", ValueType.of(Scalar.LONG)));
    fields.value("loans", Scalar.LONG);
    return fields.type("Popularity", "popularities", true, Doc.NONE);
  }

  private static Column column(String name, ValueType type) {
    return new Column(name, type, false);
  }

  private static Column nullable(String name, ValueType type) {
    return new Column(name, type, true);
  }

  private static final class Fields {
    private final List<FieldModel> all = new ArrayList<>();

    void key(String name, Column column) {
      all.add(new ScalarField(name, all.size(), column, true, true, Doc.NONE));
    }

    void scalar(String name, Column column) {
      all.add(new ScalarField(name, all.size(), column, false, false, Doc.NONE));
    }

    void value(String name, Scalar scalar) {
      scalar(name, column(snake(name), ValueType.of(scalar)));
    }

    void maybe(String name, Scalar scalar) {
      scalar(name, nullable(snake(name), ValueType.of(scalar)));
    }

    void embedded(String name, String type, boolean nullable) {
      Column width = new Column(name + "_width", ValueType.of(Scalar.INT), nullable);
      Column height = nullable(name + "_height", ValueType.of(Scalar.INT));
      List<FieldModel> fields =
          List.of(
              new ScalarField("width", 0, width, false, false, Doc.NONE),
              new ScalarField("height", 1, height, false, false, Doc.NONE));
      all.add(new EmbeddedField(name, all.size(), type, nullable, fields, Doc.NONE));
    }

    void toOne(String name, String target, boolean nullable, JoinColumn... columns) {
      all.add(new ToOneField(name, all.size(), target, nullable, List.of(columns), Doc.NONE));
    }

    void toMany(String name, String target, JoinColumn... columns) {
      all.add(new ToManyField(name, all.size(), target, List.of(columns), null, Doc.NONE));
    }

    void through(String name, String target, JoinTable table) {
      all.add(new ToManyField(name, all.size(), target, List.of(), table, Doc.NONE));
    }

    TypeModel type(String name, String plural, boolean readOnly, Doc doc) {
      String singular = name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
      return new TypeModel(
          name, singular, plural, "example." + name, new Table(null, plural), readOnly, all, doc);
    }

    private static String snake(String name) {
      return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
  }
}
