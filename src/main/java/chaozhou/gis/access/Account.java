package chaozhou.gis.access;

/** Somebody who is known to the service. */
public record Account(String name, Role role) {}
