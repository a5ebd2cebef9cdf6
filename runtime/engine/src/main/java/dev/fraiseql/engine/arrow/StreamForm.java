package dev.fraiseql.engine.arrow;

/** For whom a stream's columns are made. */
public enum StreamForm {
  /** Clients of Flight: enums are dictionaries, which most of them make categories of. */
  FLIGHT,

  /**
   * Clients of Flight SQL: enums are texts, because the JDBC driver shows the index of a dictionary
   * instead of what it stands for, and each column says of which table it is, and what Flight SQL
   * asks of it besides: see {@link SqlColumns}.
   */
  FLIGHT_SQL
}
