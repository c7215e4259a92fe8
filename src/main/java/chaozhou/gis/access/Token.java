package chaozhou.gis.access;

import java.time.LocalDate;

/**
 * What is known of a token; not its secret.
 *
 * @param title what it is for
 * @param lastDay the last day on which it is taken
 */
public record Token(long number, String account, String title, LocalDate lastDay) {}
