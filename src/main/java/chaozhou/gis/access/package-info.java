/**
 * Who may change features. An <em>account</em> has a name, a password and a role; a <em>token</em> is a secret by which a program
 * acts for an account until its last day. Passwords and tokens are kept as hashes only. Reading is for everybody.
 */
@NullMarked
package chaozhou.gis.access;

import org.jspecify.annotations.NullMarked;
