-- Words of a part that its writer keeps, whatever a hint says of them. Sealed; nobody else is ever shown them.
alter table block add column kept blob;
